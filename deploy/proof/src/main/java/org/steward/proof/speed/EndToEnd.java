package org.steward.proof.speed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Kafka alone: a record from the call of send until a consumer has it, in an open loop. */
final class EndToEnd implements AutoCloseable {

    private static final String TOPIC = "end-to-end";
    private static final int PARTITIONS = 12;
    private static final long LONGEST_MICROS = TimeUnit.SECONDS.toMicros(120);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread reader;
    private final int bytes;
    private final AtomicLong received = new AtomicLong();
    private volatile Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
    private volatile boolean running = true;
    private volatile @Nullable Exception failure;

    EndToEnd(String brokers, int bytes) throws ExecutionException, InterruptedException {
        this.bytes = bytes;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all", "linger.ms", "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        this.reader = Thread.ofPlatform().daemon().name("end-to-end").start(this::read);
    }

    private void read() {
        while (running) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                long sent = ByteBuffer.wrap(record.value()).getLong();
                micros.recordValue(
                        Math.min(LONGEST_MICROS, Math.max(1, TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - sent))));
                received.incrementAndGet();
            }
        }
        consumer.close();
    }

    Histogram at(double perSecond, Duration time) throws InterruptedException {
        micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
        long before = received.get();
        long start = System.nanoTime();
        long sent = 0;
        while (System.nanoTime() - start < time.toNanos()) {
            long due = start + (long) (sent * 1e9 / perSecond);
            long wait = due - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
                continue;
            }
            ByteBuffer value = ByteBuffer.allocate(bytes).putLong(due);
            byte[] key = Long.toString(sent++).getBytes(StandardCharsets.US_ASCII);
            Future<RecordMetadata> unused =
                    producer.send(new ProducerRecord<>(TOPIC, key, value.array()), (metadata, failed) -> {
                        if (failed != null) {
                            failure = failed;
                        }
                    });
        }
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (received.get() - before < sent) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(
                        "%d of %d records came".formatted(received.get() - before, sent), failure);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return micros;
    }

    @Override
    public void close() {
        running = false;
        try {
            reader.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
