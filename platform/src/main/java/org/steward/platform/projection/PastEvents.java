package org.steward.platform.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** Reads what happened in the past from the topics themselves, for questions nobody kept a view for. */
public final class PastEvents {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
    private static final String GROUP = "past-events";

    private final ConsumerFactory consumers;
    // Kafka's times are those of the machines, also where the service's own clock is driven.
    private final Clock machine = Clock.systemUTC();

    public PastEvents(ProjectionSettings settings) {
        this.consumers = new ConsumerFactory(settings);
    }

    /**
     * Hands over the events of those types that happened in {@code [from, to)}, each aggregate's in order.
     *
     * @param most records looked at, wanted or not
     * @param limit how long that may take
     * @return false when there was more than that; what was handed over is then a part
     */
    public boolean read(
            String service,
            Set<String> types,
            Instant from,
            Instant to,
            long most,
            Duration limit,
            Consumer<InboundEvent> each) {
        long giveUpAt = System.nanoTime() + limit.toNanos();
        try (KafkaConsumer<String, byte[]> consumer = consumers.open(GROUP)) {
            Map<TopicPartition, Long> ends =
                    new HashMap<>(Positions.ends(consumer, Set.of(ProjectionSettings.topic(service))));
            begin(consumer, ends, from);
            long looked = 0;
            while (!ends.isEmpty()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    looked++;
                    InboundEvent event = EventDecoder.decode(record).event();
                    boolean wanted = event != null
                            && types.contains(event.type())
                            && !event.at().isBefore(from)
                            && event.at().isBefore(to);
                    if (wanted) {
                        each.accept(event);
                    }
                }
                if (looked > most || System.nanoTime() - giveUpAt > 0) {
                    return false;
                }
                ends.entrySet().removeIf(end -> consumer.position(end.getKey(), LIMIT) >= end.getValue());
            }
            consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
        }
        return true;
    }

    /** Nothing is published before it happens, so what is older than {@code from} need not be looked at. */
    private void begin(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends, Instant from) {
        List<TopicPartition> partitions = new ArrayList<>(ends.keySet());
        consumer.resume(partitions);
        if (from.isAfter(machine.instant())) {
            // Only where the service's clock is driven ahead of the machines' is that later than any record.
            consumer.seekToBeginning(partitions);
            return;
        }
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> first = consumer.offsetsForTimes(times, LIMIT);
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp offset = first.get(partition);
            if (offset == null) {
                ends.remove(partition);
                consumer.pause(List.of(partition));
            } else {
                consumer.seek(partition, offset.offset());
            }
        }
    }
}
