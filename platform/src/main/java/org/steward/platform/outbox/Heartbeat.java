package org.steward.platform.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Json;
import org.steward.platform.outbox.BlockedAggregate.Stage;

/**
 * Says that everything that happened up to a time of the database server is on the topic: {@code {"service", "at",
 * "blocked": [ids of aggregates that are held back]}} with the service as the key. Sent by whoever has the first shard,
 * and only while nothing of any shard is waiting.
 */
final class Heartbeat {

    private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

    private final RelayParts parts;
    private final ShardRelay first;
    private final Signal signal = new Signal();
    private final Outage outage;
    private volatile boolean running;
    private @Nullable Thread worker;

    Heartbeat(RelayParts parts, ShardRelay first) {
        this.parts = parts;
        this.first = first;
        this.outage = new Outage(log, parts.settings().service() + ": the heartbeat");
    }

    /** What is sent. */
    record Beat(String service, Instant at, List<String> blocked) {}

    void start() {
        running = true;
        worker = Thread.ofVirtual()
                .name(parts.settings().service() + "-heartbeat")
                .start(this::work);
    }

    /** Asks to stop; {@link #join} waits for it. */
    void stop() {
        running = false;
        signal.give();
    }

    void join() throws InterruptedException {
        Thread stopping = worker;
        if (stopping != null) {
            stopping.join(TimeUnit.SECONDS.toMillis(12));
        }
    }

    private void work() {
        try {
            while (running) {
                try {
                    beat();
                    outage.over();
                } catch (RuntimeException failure) {
                    outage.failed(failure);
                }
                signal.await(parts.settings().heartbeat().toNanos());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        ShardTerm term = first.active();
        if (term == null || !term.lease().isLive()) {
            return;
        }
        // The time first: what is found to be published below includes everything before it.
        Instant at = term.lease().serverTime();
        List<BlockedAggregate> blocked =
                parts.blocked().all().stream().map(BlockedStore.Entry::blocked).toList();
        if (at != null && outboxesAreEmpty(blocked) && journalIsPublished()) {
            Beat beat = new Beat(
                    parts.settings().service(),
                    at,
                    blocked.stream()
                            .map(BlockedAggregate::aggregateId)
                            .distinct()
                            .toList());
            term.publisher()
                    .sendHeartbeat(new ProducerRecord<>(
                            parts.settings().heartbeatTopic(),
                            beat.service(),
                            Json.mapper().writeValueAsString(beat).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private boolean outboxesAreEmpty(List<BlockedAggregate> blocked) {
        List<Integer> shards =
                IntStream.range(0, AggregateStore.RELAY_SHARDS).boxed().toList();
        List<String> heldBack = blocked.stream()
                .filter(one -> one.stage() == Stage.OUTBOX)
                .map(BlockedAggregate::aggregateId)
                .toList();
        return parts.collections().names().stream()
                .allMatch(name -> heldBack.containsAll(parts.collections().pending(name, shards, heldBack.size() + 1)));
    }

    private boolean journalIsPublished() {
        List<String> names = IntStream.range(0, AggregateStore.RELAY_SHARDS)
                .mapToObj(parts::leaseName)
                .toList();
        Map<String, BsonDocument> leases = parts.leases().read(names);
        for (int shard = 0; shard < AggregateStore.RELAY_SHARDS; shard++) {
            BsonDocument lease = leases.get(parts.leaseName(shard));
            long published = lease == null ? 0 : Publisher.cursor(lease);
            if (parts.journal().hasAfter(shard, published)) {
                return false;
            }
        }
        return true;
    }
}
