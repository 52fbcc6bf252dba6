package org.steward.proof.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.steward.local.Part;

/** Knows when nothing is under way any more: outboxes empty, journals published, consumers at the end, processes answered. */
final class Quiet implements AutoCloseable {

    private static final long LOOK_NANOS = 200_000_000;
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Stage stage;
    private final Journals journals;
    private final Admin admin;

    Quiet(Stage stage, Journals journals) {
        this.stage = stage;
        this.journals = journals;
        this.admin = Admin.create(Map.of("bootstrap.servers", stage.bootstrapServers()));
    }

    /** Waits until nothing waits anywhere; what still waits when the limit is over, else nothing. */
    List<String> await() {
        long end = System.nanoTime() + LIMIT.toNanos();
        long before = -1;
        while (true) {
            long written =
                    stage.services().stream().mapToLong(journals::written).sum();
            List<String> waiting = waiting();
            if (waiting.isEmpty() && written == before) {
                return waiting;
            }
            // Twice the same, so that no answer to what was just consumed is still to be written.
            before = waiting.isEmpty() ? written : -1;
            if (System.nanoTime() - end > 0) {
                return waiting;
            }
            LockSupport.parkNanos(LOOK_NANOS * 5);
        }
    }

    private List<String> waiting() {
        List<String> waiting = new ArrayList<>();
        for (Part service : stage.services()) {
            long backlog = journals.backlog(service);
            if (backlog > 0) {
                waiting.add("%s: %d before the topic".formatted(service.label(), backlog));
            }
        }
        if (!waiting.isEmpty()) {
            return waiting;
        }
        waiting.addAll(unread());
        if (stage.services().contains(Part.WORKORDER)) {
            note(waiting, "charges not answered", Part.WORKORDER, "workOrders", "state.charge.state", "REQUESTED");
        }
        if (stage.services().contains(Part.SECURITY)) {
            note(waiting, "findings without an order", Part.SECURITY, "findings", "state.status", "REPORTED");
        }
        if (stage.services().contains(Part.BILLING)) {
            note(waiting, "bill runs posting", Part.BILLING, "billRuns", "state.status", "POSTING");
            note(waiting, "bill runs in preview", Part.BILLING, "billRuns", "state.status", "PREVIEWING");
        }
        return waiting;
    }

    private void note(List<String> waiting, String what, Part service, String collection, String field, String value) {
        long count = journals.count(service, collection, field, value);
        if (count > 0) {
            waiting.add(count + " " + what);
        }
    }

    /** Partitions whose last record a group has not done with. */
    private List<String> unread() {
        List<String> unread = new ArrayList<>();
        Map<String, Map<TopicPartition, Long>> committed = committed();
        Topics topics = new Topics(stage.bootstrapServers());
        Map<TopicPartition, Long> ends = new HashMap<>();
        stage.services().forEach(service -> ends.putAll(topics.ends(service.label() + ".events")));
        committed.forEach((group, offsets) -> offsets.forEach((partition, offset) -> {
            long last = ends.getOrDefault(partition, 0L);
            if (offset < last) {
                unread.add("%s is at %d of %d of %s".formatted(group, offset, last, partition));
            }
        }));
        return unread;
    }

    private Map<String, Map<TopicPartition, Long>> committed() {
        Map<String, Map<TopicPartition, Long>> all = new HashMap<>();
        try {
            List<String> groups = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .toList();
            Map<String, ConsumerGroupDescription> described =
                    admin.describeConsumerGroups(groups).all().get();
            for (String group : groups) {
                ConsumerGroupDescription description = described.get(group);
                if (description == null || description.groupState() == GroupState.EMPTY) {
                    continue;
                }
                Map<TopicPartition, Long> offsets = new HashMap<>();
                for (Map.Entry<TopicPartition, OffsetAndMetadata> offset : admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .entrySet()) {
                    offsets.put(offset.getKey(), offset.getValue().offset());
                }
                all.put(group, offsets);
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the broker", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not tell of its groups: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
