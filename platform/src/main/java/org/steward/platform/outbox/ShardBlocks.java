package org.steward.platform.outbox;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.platform.outbox.BlockedAggregate.Stage;

/** What is held back of one shard: kept in the database, so that it stays held back whoever has the shard. */
final class ShardBlocks {

    private static final Logger log = LoggerFactory.getLogger(ShardBlocks.class);

    private final BlockedStore store;
    private final int shard;
    private final Clock clock;
    private final Map<String, BlockedAggregate> inOutbox = new HashMap<>();
    private final Map<String, BlockedAggregate> fromTopic = new HashMap<>();
    private final Set<String> retrying = new HashSet<>();

    ShardBlocks(BlockedStore store, int shard, Clock clock) {
        this.store = store;
        this.shard = shard;
        this.clock = clock;
    }

    /** Reads the database: what another instance held back, and what was asked to try again. */
    synchronized void refresh() {
        List<BlockedStore.Entry> entries = store.ofShard(shard);
        inOutbox.clear();
        fromTopic.clear();
        retrying.clear();
        for (BlockedStore.Entry entry : entries) {
            BlockedAggregate blocked = entry.blocked();
            if (blocked.stage() == Stage.TOPIC) {
                fromTopic.put(blocked.aggregateId(), blocked);
                if (entry.retry()) {
                    retrying.add(blocked.aggregateId());
                }
            } else if (entry.retry()) {
                store.remove(Stage.OUTBOX, blocked.aggregateId());
            } else {
                inOutbox.put(blocked.aggregateId(), blocked);
            }
        }
    }

    /** Holds the aggregate back from {@code sequence} on and raises the alarm. */
    synchronized void block(Stage stage, String type, String aggregateId, long sequence, String reason) {
        BlockedAggregate blocked = new BlockedAggregate(
                stage, type, aggregateId, sequence, reason, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        store.put(blocked);
        held(stage).put(aggregateId, blocked);
        retrying.remove(aggregateId);
        log.error(
                "{} {} is held back in the {} from event {} on, other aggregates go on: {}. After repair, retry it.",
                type,
                aggregateId,
                stage == Stage.OUTBOX ? "outbox" : "journal",
                sequence,
                reason);
    }

    synchronized boolean isBlocked(Stage stage, String aggregateId) {
        return held(stage).containsKey(aggregateId);
    }

    /** An aggregate whose held-back events are to be published now, or null. */
    synchronized @Nullable BlockedAggregate nextRetry() {
        return retrying.isEmpty() ? null : fromTopic.get(retrying.iterator().next());
    }

    synchronized boolean isRetrying(String aggregateId) {
        return retrying.contains(aggregateId);
    }

    /** The held-back events up to before {@code sequence} are published. */
    synchronized void advance(BlockedAggregate blocked, long sequence) {
        store.advance(blocked, sequence);
        fromTopic.put(
                blocked.aggregateId(),
                new BlockedAggregate(
                        Stage.TOPIC,
                        blocked.aggregateType(),
                        blocked.aggregateId(),
                        sequence,
                        blocked.reason(),
                        blocked.blockedAt()));
    }

    /** All its held-back events are published. */
    synchronized void unblock(BlockedAggregate blocked) {
        store.remove(Stage.TOPIC, blocked.aggregateId());
        fromTopic.remove(blocked.aggregateId());
        retrying.remove(blocked.aggregateId());
        log.info("{} {} is published again", blocked.aggregateType(), blocked.aggregateId());
    }

    synchronized int size() {
        return inOutbox.size() + fromTopic.size();
    }

    synchronized int inOutbox() {
        return inOutbox.size();
    }

    private Map<String, BlockedAggregate> held(Stage stage) {
        return stage == Stage.OUTBOX ? inOutbox : fromTopic;
    }
}
