package org.steward.platform.projection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.platform.document.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Up to which instant the views of a service are known to be complete: a heartbeat of that service says that everything
 * before it is published, and it counts here once the views' consumer group has applied all that was published when it
 * came.
 *
 * <p>In machine time, not in that of a driven clock.
 */
public final class Freshness {

    private static final Logger log = LoggerFactory.getLogger(Freshness.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    /** How long to wait for a topic that its service has not made yet. */
    private static final long MISSING_NANOS = Duration.ofSeconds(2).toNanos();

    /** Enough to find the latest beat behind the markers of its transactions. */
    private static final long LOOK_BACK = 16;

    private final WorkerParts parts;
    private final @Nullable ViewGroup group;
    private final Clock machine = Clock.systemUTC();
    private final Backoff backoff;
    private volatile Beat complete = new Beat(Instant.EPOCH, Set.of());
    private volatile boolean running;
    private @Nullable volatile KafkaConsumer<String, byte[]> consumer;
    private @Nullable Thread thread;

    private record Beat(Instant at, Set<String> heldBack) {}

    /** A beat that waits until the views have come up to what was published when it came. */
    private record Pending(Beat beat, Map<TopicPartition, Long> ends) {}

    Freshness(WorkerParts parts, List<ViewGroup> groups) {
        this.parts = parts;
        this.group = groups.stream()
                .filter(candidate -> candidate.follows(parts.settings().heartbeatOf()))
                .findFirst()
                .orElse(null);
        this.backoff = new Backoff(
                log, "watching the heartbeats of " + parts.settings().heartbeatOf());
    }

    /** Everything that happened before this is in the views; the epoch as long as nothing is known. */
    public Instant completeUntil() {
        return complete.at();
    }

    /** Whether more than {@code limit} may be missing. */
    public boolean isStale(Duration limit) {
        return complete.at().isBefore(machine.instant().minus(limit));
    }

    /** Aggregates whose events the other service itself holds back: what is known of them here may be old. */
    public Set<String> heldBack() {
        return complete.heldBack();
    }

    void start() {
        if (group == null) {
            return;
        }
        running = true;
        thread = Thread.ofPlatform()
                .daemon(true)
                .name(parts.settings().service() + "-freshness")
                .start(this::work);
    }

    void stop() {
        running = false;
        KafkaConsumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        Thread stopping = thread;
        if (stopping != null) {
            LockSupport.unpark(stopping);
        }
    }

    void join() {
        Thread stopping = thread;
        try {
            if (stopping != null) {
                stopping.join(CLOSE_LIMIT.toMillis() * 3);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        ViewGroup watched = group;
        while (running && watched != null) {
            try {
                watch(watched, watched.servingConsumerGroup());
            } catch (WakeupException stopping) {
                log.debug("woken");
            } catch (RuntimeException failure) {
                if (running) {
                    LockSupport.parkNanos(backoff.failed(failure));
                }
            }
        }
    }

    /** Until another generation serves: its progress is another consumer group's. */
    private void watch(ViewGroup watched, String serving) {
        KafkaConsumer<String, byte[]> opened = parts.consumers().open(serving);
        try {
            consumer = opened;
            String topic = parts.settings().heartbeatOf() + ".heartbeats";
            if (opened.partitionsFor(topic).isEmpty()) {
                LockSupport.parkNanos(MISSING_NANOS);
                return;
            }
            TopicPartition heartbeats = new TopicPartition(topic, 0);
            opened.assign(Set.of(heartbeats));
            long end = opened.endOffsets(Set.of(heartbeats)).getOrDefault(heartbeats, 0L);
            opened.seek(heartbeats, Math.max(0, end - LOOK_BACK));
            Pending pending = null;
            while (running && serving.equals(watched.servingConsumerGroup())) {
                Beat latest = null;
                for (ConsumerRecord<String, byte[]> record : opened.poll(POLL)) {
                    latest = beat(record);
                }
                // The one that waits goes first: under a steady load a newer one would always have to wait for more.
                if (pending == null && latest != null) {
                    pending = new Pending(latest, Positions.ends(opened, watched.topics()));
                }
                if (pending != null && Positions.reached(opened, pending.ends())) {
                    complete = pending.beat();
                    pending = null;
                }
                backoff.over();
            }
        } finally {
            consumer = null;
            opened.close(CloseOptions.timeout(CLOSE_LIMIT));
        }
    }

    private @Nullable Beat beat(ConsumerRecord<String, byte[]> record) {
        try {
            JsonNode json = Json.mapper().readTree(record.value());
            Set<String> heldBack = new HashSet<>();
            json.path("blocked").forEach(id -> heldBack.add(id.asString()));
            return new Beat(Instant.parse(json.path("at").asString()), Set.copyOf(heldBack));
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException malformed) {
            log.warn("heartbeat at offset {} cannot be read: {}", record.offset(), malformed.toString());
            return null;
        }
    }
}
