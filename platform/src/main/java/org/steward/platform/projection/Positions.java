package org.steward.platform.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group is, whichever instances its members run in. */
final class Positions {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private Positions() {}

    /** The ends of the topics now: what is published, and not of a transaction still open. A missing topic has none. */
    static Map<TopicPartition, Long> ends(KafkaConsumer<String, byte[]> asking, Set<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            for (PartitionInfo partition : asking.partitionsFor(topic, LIMIT)) {
                partitions.add(new TopicPartition(topic, partition.partition()));
            }
        }
        Map<TopicPartition, Long> ends = new HashMap<>(asking.endOffsets(partitions, LIMIT));
        ends.values().removeIf(end -> end == 0);
        return ends;
    }

    /** Whether the group of {@code asking} has applied everything before {@code ends}. */
    static boolean reached(KafkaConsumer<String, byte[]> asking, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, OffsetAndMetadata> committed = asking.committed(ends.keySet(), LIMIT);
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata place = committed.get(end.getKey());
            return place != null && place.offset() >= end.getValue();
        });
    }
}
