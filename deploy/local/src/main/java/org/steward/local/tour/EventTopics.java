package org.steward.local.tour;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.steward.platform.document.Json;
import tools.jackson.databind.JsonNode;

/** Reads the topics as anybody outside would: from the beginning to what is there now, each event once. */
final class EventTopics {

    private final String bootstrapServers;

    EventTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    void read(String topic, BiConsumer<CloudEvent, JsonNode> each) {
        Set<String> seen = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    CloudEvent event = KafkaMessageFactory.createReader(message).toEvent();
                    // At least once: the id tells a repeat.
                    if (seen.add(event.getId()) && event.getData() != null) {
                        each.accept(
                                event, Json.mapper().readTree(event.getData().toBytes()));
                    }
                }
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
