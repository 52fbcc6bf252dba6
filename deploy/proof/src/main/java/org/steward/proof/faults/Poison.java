package org.steward.proof.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.steward.local.Part;

/** Puts messages on the topics that should not be there: repeats out of order, unreadable ones, versions of tomorrow. */
final class Poison implements AutoCloseable {

    /** What every planted key begins with. */
    static final String KEY = "poison-";

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();

    Poison(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("acks", "all");
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Keys that are parked now, and rightly. */
    Set<String> keys() {
        return Set.copyOf(keys);
    }

    /** An event of an employee nobody can read. */
    void unreadable(Part service, String aggregateType) {
        String key = KEY + number.incrementAndGet();
        keys.add(key);
        send(
                service,
                key,
                headers(service, key, aggregateType, "org.steward." + service.label() + ".planted.v1"),
                "{no");
    }

    /** An event of a type that is known, in a version that is not. */
    void versionOfTomorrow(Part service, String aggregateType, String type) {
        String key = KEY + number.incrementAndGet();
        keys.add(key);
        send(service, key, headers(service, key, aggregateType, type), "{}");
    }

    /** An event of a type nobody knows: it is passed over. */
    void unknownType(Part service, String aggregateType) {
        String key = KEY + number.incrementAndGet();
        send(
                service,
                key,
                headers(service, key, aggregateType, "org.steward." + service.label() + ".of-another-time.v1"),
                "{}");
    }

    /** Sends so many events again that are on the topic already, in any order. */
    int repeat(Part service, Random random, int most) {
        List<ConsumerRecord<String, byte[]>> known = some(service, random, most);
        for (ConsumerRecord<String, byte[]> record : known) {
            Headers headers = new RecordHeaders(record.headers());
            await(new ProducerRecord<>(record.topic(), null, null, record.key(), record.value(), headers));
        }
        return known.size();
    }

    private List<ConsumerRecord<String, byte[]>> some(Part service, Random random, int most) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, most);
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    new ArrayList<>(consumer.partitionsFor(service.label() + ".events").stream()
                            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                            .toList());
            java.util.Collections.shuffle(partitions, random);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            for (TopicPartition partition : partitions) {
                long end = ends.getOrDefault(partition, 0L);
                consumer.assign(List.of(partition));
                consumer.seek(partition, end == 0 ? 0 : random.nextLong(end));
                consumer.poll(Duration.ofMillis(500)).forEach(found::add);
                if (found.size() >= most) {
                    break;
                }
            }
        }
        java.util.Collections.shuffle(found, random);
        return found.subList(0, Math.min(most, found.size()));
    }

    private static Headers headers(Part service, String key, String aggregateType, String type) {
        RecordHeaders headers = new RecordHeaders();
        Map<String, String> values = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                key + ":1",
                "ce_source",
                "/steward/" + service.label(),
                "ce_type",
                type,
                "ce_subject",
                key,
                "ce_time",
                "2026-11-01T00:00:00Z",
                "ce_siteid",
                "company",
                "ce_sequence",
                "1",
                "ce_aggregatetype",
                aggregateType,
                "ce_actor",
                "planted");
        values.forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        headers.add("ce_correlationid", key.getBytes(StandardCharsets.UTF_8));
        headers.add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        return headers;
    }

    private void send(Part service, String key, Headers headers, String body) {
        await(new ProducerRecord<>(
                service.label() + ".events", null, null, key, body.getBytes(StandardCharsets.UTF_8), headers));
    }

    private void await(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not take a planted message: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
