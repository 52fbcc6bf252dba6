package org.steward.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.steward.platform.document.Json;
import tools.jackson.databind.JsonNode;

/** Reads a topic from its beginning as a consumer would: only what was committed. */
final class TopicReader implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final String topic;
    private final List<Event> events = new ArrayList<>();
    private boolean assigned;

    TopicReader(String bootstrapServers, String topic) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest",
                        "enable.auto.commit", "false",
                        "fetch.max.wait.ms", "20"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** A record as it came, with its headers as text. */
    record Event(String key, int partition, Map<String, String> headers, JsonNode data, long receivedNanos) {
        String id() {
            return header("ce_id");
        }

        long sequence() {
            return Long.parseLong(header("ce_sequence"));
        }

        String header(String name) {
            return Objects.requireNonNull(headers.get(name), () -> "no header " + name + " in " + headers);
        }
    }

    /** Everything read so far. */
    List<Event> events() {
        return List.copyOf(events);
    }

    /** Reads on until there are at least {@code count} different events. */
    List<Event> await(int count, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (distinct().size() < count) {
            assertThat(System.nanoTime())
                    .as(() -> "%d different events on %s within %s, got %d"
                            .formatted(count, topic, limit, distinct().size()))
                    .isLessThan(end);
            poll(Duration.ofMillis(50));
        }
        return events();
    }

    /** Reads for the given time. */
    List<Event> readFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            poll(Duration.ofMillis(50));
        }
        return events();
    }

    void poll(Duration wait) {
        if (!assigned) {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.listTopics(Duration.ofSeconds(5))
                    .getOrDefault(topic, List.of())
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
            if (partitions.isEmpty()) {
                return;
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            assigned = true;
        }
        for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
            Map<String, String> headers = new HashMap<>();
            record.headers()
                    .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
            events.add(new Event(
                    record.key(),
                    record.partition(),
                    headers,
                    Json.mapper().readTree(record.value()),
                    System.nanoTime()));
        }
    }

    Map<String, Event> distinct() {
        Map<String, Event> byId = new LinkedHashMap<>();
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        return byId;
    }

    long duplicates() {
        return events.size() - (long) distinct().size();
    }

    /**
     * Each key's events came in order without a gap; a repetition of what came before is allowed, because a crash
     * between commit and cursor publishes again. Returns the last sequence of each key.
     */
    Map<String, Long> checkOrder() {
        Map<String, Long> highest = new HashMap<>();
        Map<String, Long> previous = new HashMap<>();
        for (Event event : events) {
            long seen = highest.getOrDefault(event.key(), 0L);
            assertThat(event.sequence())
                    .as(() -> "sequence of " + event.id() + " after " + seen)
                    .isLessThanOrEqualTo(seen + 1);
            long before = previous.getOrDefault(event.key(), 0L);
            assertThat(event.sequence() == before + 1 || event.sequence() <= before)
                    .as(() -> event.id() + " follows " + before)
                    .isTrue();
            previous.put(event.key(), event.sequence());
            highest.merge(event.key(), event.sequence(), Math::max);
        }
        return highest;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
