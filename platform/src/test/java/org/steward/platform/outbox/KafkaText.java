package org.steward.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the values of a topic of one partition as text. */
final class KafkaText implements AutoCloseable {

    private final KafkaConsumer<String, String> consumer;
    private final List<String> values = new ArrayList<>();

    KafkaText(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    List<String> await(int count, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (values.size() < count) {
            assertThat(System.nanoTime())
                    .as("%d records, got %s", count, values)
                    .isLessThan(end);
            readFor(Duration.ofMillis(50));
        }
        return List.copyOf(values);
    }

    List<String> readFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            consumer.poll(Duration.ofMillis(50)).forEach(record -> values.add(record.value()));
        }
        return List.copyOf(values);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
