package org.steward.platform.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.Leases;

/**
 * Brings the events of a service's aggregates to Kafka: outbox to journal to topic, each shard under its own lease. A
 * crash anywhere repeats, never loses; a broker that is away fills the journal, not the aggregates.
 */
public final class Relay implements RelayNudge {

    private final RelayParts parts;
    private final List<ShardRelay> shards = new ArrayList<>();
    private final OutboxSweep sweep;
    private final @Nullable Heartbeat heartbeat;
    private boolean started;

    /**
     * Nothing runs before {@link #start}.
     *
     * @param stores every aggregate store of the service
     * @param routes what is published beside the events, such as vouchers
     * @param furtherTopics topics of those routes
     */
    public Relay(
            Database database,
            Leases leases,
            List<AggregateStore<?>> stores,
            RelaySettings settings,
            List<OutgoingRoute> routes,
            List<TopicSpec> furtherTopics,
            Clock clock,
            MeterRegistry meters) {
        this(database, leases, stores, settings, routes, furtherTopics, clock, meters, (step, shard) -> {});
    }

    Relay(
            Database database,
            Leases leases,
            List<AggregateStore<?>> stores,
            RelaySettings settings,
            List<OutgoingRoute> routes,
            List<TopicSpec> furtherTopics,
            Clock clock,
            MeterRegistry meters,
            BiConsumer<RelayStep, Integer> probe) {
        this.parts = new RelayParts(
                settings,
                leases,
                new Journal(database),
                new OutboxCollections(database, stores),
                new BlockedStore(database),
                List.copyOf(routes),
                new TopicSetup(settings, topics(settings, furtherTopics)),
                clock,
                new RelayMeters(meters, settings.service()));
        for (int shard = 0; shard < AggregateStore.RELAY_SHARDS; shard++) {
            shards.add(new ShardRelay(parts, shard, probe, this::sweepNow));
        }
        this.sweep = new OutboxSweep(parts, List.copyOf(shards));
        this.heartbeat = settings.hasHeartbeat() ? new Heartbeat(parts, shards.getFirst()) : null;
        register();
    }

    private static List<TopicSpec> topics(RelaySettings settings, List<TopicSpec> further) {
        List<TopicSpec> topics = new ArrayList<>(further);
        topics.add(TopicSpec.keptForEver(settings.topic(), settings.partitions()));
        if (settings.hasHeartbeat()) {
            topics.add(TopicSpec.keptFor(settings.heartbeatTopic(), 1, Duration.ofHours(1)));
        }
        return topics;
    }

    private void register() {
        RelayMeters meters = parts.meters();
        meters.gauge(
                "lag",
                "Journal entries not yet published",
                () -> sum(term -> term.backlog().lag()));
        meters.gauge("pending", "Aggregates with events waiting for the journal", this::queued);
        meters.gauge(
                "blocked",
                "Aggregates held back; each needs somebody to look",
                () -> sum(term -> term.blocks().size()));
        meters.gauge("oldest.seconds", "How long the oldest event has waited to be published", this::oldestSeconds);
    }

    /** Begins; returns at once, whether or not database and broker are there. The leases must be started as well. */
    public synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        parts.topics().start();
        shards.forEach(ShardRelay::start);
        sweep.start();
        if (heartbeat != null) {
            heartbeat.start();
        }
    }

    /** Finishes the steps under way and gives the leases back, so that the next instance goes on at once. */
    public synchronized void stop() {
        if (!started) {
            return;
        }
        started = false;
        parts.topics().stop();
        shards.forEach(ShardRelay::stop);
        stopHelpers();
        try {
            for (ShardRelay shard : shards) {
                shard.join();
            }
            sweep.join();
            if (heartbeat != null) {
                heartbeat.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** For tests: stops where it is and gives nothing back. */
    void crash() {
        shards.forEach(ShardRelay::crash);
        parts.topics().stop();
        stopHelpers();
    }

    ShardRelay shard(int shard) {
        return shards.get(shard);
    }

    private void stopHelpers() {
        sweep.stop();
        if (heartbeat != null) {
            heartbeat.stop();
        }
    }

    @Override
    public void nudge(String collection, String aggregateId) {
        if (parts.collections().contains(collection)) {
            shards.get(AggregateStore.shardOf(aggregateId)).offer(new NudgeQueue.Key(collection, aggregateId));
        }
    }

    /** For mass runs. */
    public RelayThrottle throttle() {
        return new RelayThrottle(this::waiting, parts.settings().pace().lagLimit());
    }

    /** The topics of the service; until they are there nothing is published. */
    public TopicSetup topics() {
        return parts.topics();
    }

    /** Aggregates whose events are held back, at most a thousand. */
    public List<BlockedAggregate> blocked() {
        return parts.blocked().all().stream().map(BlockedStore.Entry::blocked).toList();
    }

    /**
     * Tries a held-back aggregate again, after what blocked it was repaired; whoever has its shard does it soon.
     *
     * @return whether it was held back there
     */
    public boolean retry(BlockedAggregate.Stage stage, String aggregateId) {
        boolean found = parts.blocked().retry(stage, aggregateId);
        sweep.now();
        return found;
    }

    /** Events that wait anywhere: exact for the shards of this instance, for the others as the database has it. */
    long waiting() {
        long waiting = queued() + sum(term -> term.backlog().lag());
        List<ShardRelay> others =
                shards.stream().filter(shard -> shard.active() == null).toList();
        if (others.isEmpty()) {
            return waiting;
        }
        Map<String, BsonDocument> leases = parts.leases()
                .read(others.stream()
                        .map(shard -> parts.leaseName(shard.shard()))
                        .toList());
        for (ShardRelay other : others) {
            BsonDocument lease = leases.get(parts.leaseName(other.shard()));
            long published = lease == null ? 0 : Publisher.cursor(lease);
            waiting += parts.journal().head(other.shard()) - published;
        }
        List<Integer> numbers = others.stream().map(ShardRelay::shard).toList();
        int most = (int) Math.min(Integer.MAX_VALUE, parts.settings().pace().lagLimit() + 1);
        for (String collection : parts.collections().names()) {
            waiting += parts.collections().pending(collection, numbers, most).size();
        }
        return waiting;
    }

    private void sweepNow() {
        sweep.now();
    }

    private long queued() {
        return shards.stream().mapToLong(shard -> shard.queue().size()).sum();
    }

    private long sum(ToLongFunction<ShardTerm> value) {
        long sum = 0;
        for (ShardRelay shard : shards) {
            ShardTerm term = shard.active();
            sum += term == null ? 0 : value.applyAsLong(term);
        }
        return sum;
    }

    private double oldestSeconds() {
        long now = System.nanoTime();
        long oldest = 0;
        for (ShardRelay shard : shards) {
            ShardTerm term = shard.active();
            long journalled = term == null ? 0 : term.backlog().oldestNanos(now);
            oldest = Math.max(oldest, Math.max(journalled, shard.queue().oldestNanos()));
        }
        return oldest / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
