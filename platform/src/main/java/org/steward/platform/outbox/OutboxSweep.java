package org.steward.platform.outbox;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.outbox.BlockedAggregate.Stage;

/**
 * The net under the nudges: looks at one collection after the other for events in the outboxes of the shards held, all
 * of them at once when a shard was just taken, and more often while it finds events that no nudge told of (those of
 * commands that ran on another instance).
 */
final class OutboxSweep {

    private static final Logger log = LoggerFactory.getLogger(OutboxSweep.class);
    private static final int MOST_FOUND = 500;
    private static final long BUSY_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long BUSY_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final RelayParts parts;
    private final List<ShardRelay> shards;
    private final Signal signal = new Signal();
    private final Outage outage;
    private volatile boolean running;
    private @Nullable Thread worker;
    private int next;
    private long busyUntil = System.nanoTime();
    private long refreshAt = System.nanoTime();

    OutboxSweep(RelayParts parts, List<ShardRelay> shards) {
        this.parts = parts;
        this.shards = shards;
        this.outage = new Outage(log, parts.settings().service() + ": sweeping the outboxes");
    }

    void start() {
        running = true;
        worker = Thread.ofVirtual().name(parts.settings().service() + "-sweep").start(this::work);
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

    /** Looks at everything now. */
    void now() {
        signal.give();
    }

    private void work() {
        boolean everything = true;
        try {
            while (running) {
                long pause;
                try {
                    turn(everything);
                    outage.over();
                    pause = pause();
                } catch (RuntimeException failure) {
                    pause = outage.failed(failure);
                }
                everything = signal.await(pause) || isBusy();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn(boolean everything) {
        List<ShardRelay> held =
                shards.stream().filter(shard -> shard.active() != null).toList();
        List<String> names = parts.collections().names();
        if (held.isEmpty() || names.isEmpty()) {
            return;
        }
        if (everything) {
            names.forEach(name -> sweep(name, held));
            refreshBlocks(held, true);
        } else {
            sweep(names.get(next++ % names.size()), held);
            refreshBlocks(held, false);
        }
    }

    private void sweep(String collection, List<ShardRelay> held) {
        int most = MOST_FOUND + blocked(held);
        List<String> ids = parts.collections()
                .pending(collection, held.stream().map(ShardRelay::shard).toList(), most);
        if (ids.size() < most || held.size() == 1) {
            offer(collection, ids, ids.size() >= most);
            return;
        }
        // So many that one shard may hide the others: each by itself.
        for (ShardRelay shard : held) {
            offer(collection, parts.collections().pending(collection, List.of(shard.shard()), most), true);
        }
    }

    private void offer(String collection, List<String> ids, boolean full) {
        boolean news = full;
        for (String id : ids) {
            ShardRelay shard = shards.get(AggregateStore.shardOf(id));
            ShardTerm term = shard.active();
            if (term != null && !term.blocks().isBlocked(Stage.OUTBOX, id)) {
                news |= shard.offer(new NudgeQueue.Key(collection, id));
            }
        }
        if (news) {
            busyUntil = System.nanoTime() + BUSY_NANOS;
        }
    }

    /** Held-back aggregates are rare; while there are some, requests to try again are looked for. */
    private void refreshBlocks(List<ShardRelay> held, boolean asked) {
        if (!asked && System.nanoTime() - refreshAt < 0) {
            return;
        }
        refreshAt = System.nanoTime() + REFRESH_NANOS;
        for (ShardRelay shard : held) {
            ShardTerm term = shard.active();
            if (term != null && term.blocks().size() > 0) {
                term.blocks().refresh();
                term.publisher().wake();
            }
        }
    }

    private static int blocked(List<ShardRelay> held) {
        int blocked = 0;
        for (ShardRelay shard : held) {
            ShardTerm term = shard.active();
            blocked += term == null ? 0 : term.blocks().inOutbox();
        }
        return blocked;
    }

    private boolean isBusy() {
        return System.nanoTime() - busyUntil < 0;
    }

    private long pause() {
        long idle = parts.settings().pace().sweep().toNanos()
                / Math.max(1, parts.collections().names().size());
        return isBusy() ? Math.min(BUSY_PAUSE_NANOS, idle) : idle;
    }
}
