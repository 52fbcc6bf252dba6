package org.steward.platform.projection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group is, whichever instances its members run in. */
final class Positions {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    private Positions() {}

    /**
     * The ends of the topics now: what is published, and not of a transaction still open. A missing topic has none.
     *
     * <p>Assigns the partitions to {@code asking}, paused: the client warns when asked about others.
     */
    static Map<TopicPartition, Long> ends(KafkaConsumer<String, byte[]> asking, Set<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            for (PartitionInfo partition : asking.partitionsFor(topic, LIMIT)) {
                partitions.add(new TopicPartition(topic, partition.partition()));
            }
        }
        Set<TopicPartition> assigned = new HashSet<>(asking.assignment());
        if (assigned.addAll(partitions)) {
            asking.assign(assigned);
        }
        asking.pause(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(asking.endOffsets(partitions, LIMIT));
        ends.values().removeIf(end -> end == 0);
        return ends;
    }

    /** The same, within {@code limit}: under a steady load a group is never at an end that moves on. */
    static boolean reached(KafkaConsumer<String, byte[]> asking, Map<TopicPartition, Long> ends, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!reached(asking, ends)) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
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
