package org.steward.platform.outbox;

import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.platform.document.LeaseTerm;

/** The work on one shard for as long as its lease is held: stage 1 on the caller's thread, stage 2 on its own. */
final class ShardTerm {

    private static final Logger log = LoggerFactory.getLogger(ShardTerm.class);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long STOP_MILLIS = 3_000;

    private final RelayParts parts;
    private final int shard;
    private final LeaseTerm term;
    private final NudgeQueue queue;
    private final Signal signal;
    private final Backlog backlog = new Backlog();
    private final ShardBlocks blocks;
    private final JournalWriter writer;
    private final OutboxDrain drain;
    private final Publisher publisher;
    private final Outage outage;
    private volatile boolean stopping;

    ShardTerm(
            RelayParts parts,
            int shard,
            LeaseTerm term,
            NudgeQueue queue,
            Signal signal,
            BiConsumer<RelayStep, Integer> probe) {
        this.parts = parts;
        this.shard = shard;
        this.term = term;
        this.queue = queue;
        this.signal = signal;
        Consumer<RelayStep> shardProbe = step -> probe.accept(step, shard);
        this.blocks = new ShardBlocks(parts.blocked(), shard, parts.clock());
        this.writer = new JournalWriter(parts.journal(), shard, term, parts.clock());
        this.publisher = new Publisher(parts, shard, term, blocks, backlog, shardProbe);
        this.drain = new OutboxDrain(
                parts.collections(), queue, writer, blocks, parts.settings().pace(), this::journalled, shardProbe);
        this.outage = new Outage(log, parts.settings().service() + " shard " + shard + ": journalling");
    }

    LeaseTerm lease() {
        return term;
    }

    Publisher publisher() {
        return publisher;
    }

    Backlog backlog() {
        return backlog;
    }

    ShardBlocks blocks() {
        return blocks;
    }

    /** Ends the work soon; {@link #run} returns when it has. */
    void stop() {
        stopping = true;
        signal.give();
        publisher.stop();
    }

    /** Works until stopped or until the lease is lost; {@code ready} is called when the shard is taken up. */
    void run(Runnable ready) throws InterruptedException {
        blocks.refresh();
        long published = Publisher.cursor(term.read());
        backlog.start(writer.head(), published, System.nanoTime());
        Thread second = Thread.ofVirtual()
                .name(parts.settings().service() + "-publish-" + shard)
                .start(() -> publish(published));
        try {
            ready.run();
            while (!stopping && !term.isOver()) {
                turn();
            }
        } finally {
            end(second);
        }
    }

    private void publish(long from) {
        try {
            publisher.run(from);
        } catch (Throwable fault) {
            // Anything that gets here is not of a kind that waiting repairs: begin anew rather than hold the shard
            // idle.
            log.error("{} shard {}: publishing ended", parts.settings().service(), shard, fault);
        } finally {
            stop();
        }
    }

    private void turn() throws InterruptedException {
        if (!term.isLive()) {
            signal.await(TimeUnit.MILLISECONDS.toNanos(50));
            return;
        }
        try {
            if (queue.isEmpty()) {
                signal.await(LONGEST_WAIT_NANOS);
            } else {
                drain.round();
                outage.over();
            }
        } catch (JournalWriter.TermLost lost) {
            log.warn("{}: {}", parts.settings().service(), lost.getMessage());
            if (!term.isLive() && !term.isOver()) {
                signal.await(TimeUnit.MILLISECONDS.toNanos(50));
            }
        } catch (RuntimeException failure) {
            pause(outage.failed(failure));
        }
    }

    private void journalled() {
        backlog.appended(writer.head(), System.nanoTime());
        publisher.wake();
    }

    private void pause(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !stopping && !term.isOver(); left = end - System.nanoTime()) {
            // Nudges arrive all the time; a failure is not tried again sooner for them.
            TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.MILLISECONDS.toNanos(50)));
        }
    }

    private void end(Thread second) {
        stop();
        boolean interrupted = Thread.interrupted();
        try {
            second.join(STOP_MILLIS);
            if (second.isAlive()) {
                // A broker that is away: whatever it waits for, the next holder does again.
                second.interrupt();
                second.join(STOP_MILLIS);
            }
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
