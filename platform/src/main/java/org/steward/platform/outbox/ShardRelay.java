package org.steward.platform.outbox;

import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.platform.document.LeaseTerm;

/** One shard of the relay on this instance: waits for its lease, works under it, and waits again when it is lost. */
final class ShardRelay {

    private static final Logger log = LoggerFactory.getLogger(ShardRelay.class);
    private static final long PAUSE_MILLIS = 100;

    private final RelayParts parts;
    private final int shard;
    private final BiConsumer<RelayStep, Integer> probe;
    private final Runnable taken;
    private final NudgeQueue queue = new NudgeQueue();
    private final Signal signal = new Signal();
    private volatile @Nullable ShardTerm active;
    private volatile boolean running;
    private volatile boolean crashed;
    private boolean waiting;
    private @Nullable Thread worker;

    /** {@code taken} is called whenever this instance has taken up the shard. */
    ShardRelay(RelayParts parts, int shard, BiConsumer<RelayStep, Integer> probe, Runnable taken) {
        this.parts = parts;
        this.shard = shard;
        this.probe = probe;
        this.taken = taken;
    }

    int shard() {
        return shard;
    }

    NudgeQueue queue() {
        return queue;
    }

    /** The work under the current lease, or null when another instance has the shard. */
    @Nullable ShardTerm active() {
        return active;
    }

    synchronized void start() {
        running = true;
        worker = Thread.ofVirtual()
                .name(parts.settings().service() + "-relay-" + shard)
                .start(this::work);
    }

    /** Returns whether the aggregate was new here. */
    boolean offer(NudgeQueue.Key key) {
        if (active == null) {
            return false;
        }
        boolean added = queue.add(key);
        signal.give();
        return added;
    }

    /** Asks to stop; {@link #join} waits for it. The lease is given back. */
    synchronized void stop() {
        running = false;
        ShardTerm current = active;
        if (current != null) {
            current.stop();
        }
        if (waiting && worker != null) {
            worker.interrupt();
        }
    }

    /** Stops and gives nothing back, as a crash does. */
    void crash() {
        crashed = true;
        stop();
    }

    void join() throws InterruptedException {
        Thread stopping;
        synchronized (this) {
            stopping = worker;
        }
        if (stopping != null) {
            stopping.join(TimeUnit.SECONDS.toMillis(10));
        }
    }

    private void work() {
        while (running) {
            LeaseTerm term = awaitLease();
            if (term == null) {
                return;
            }
            try {
                work(term);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failure) {
                log.warn(
                        "{} shard {} could not be taken up: {}",
                        parts.settings().service(),
                        shard,
                        failure.toString());
            } catch (Error fault) {
                log.error("{} shard {}: the relay ended", parts.settings().service(), shard, fault);
            } finally {
                active = null;
                queue.clear();
                if (!crashed) {
                    term.release();
                }
            }
            pause();
        }
    }

    private void work(LeaseTerm term) throws InterruptedException {
        ShardTerm work = new ShardTerm(parts, shard, term, queue, signal, probe);
        synchronized (this) {
            if (!running) {
                return;
            }
            active = work;
        }
        work.run(taken);
    }

    private @Nullable LeaseTerm awaitLease() {
        synchronized (this) {
            if (!running) {
                return null;
            }
            waiting = true;
        }
        try {
            return parts.leases().lease(parts.leaseName(shard)).await();
        } catch (InterruptedException stopped) {
            return null;
        } finally {
            synchronized (this) {
                waiting = false;
                // An interrupt that came too late for the wait must not end what follows.
                if (running && Thread.interrupted()) {
                    log.debug("shard {}: late interrupt ignored", shard);
                }
            }
        }
    }

    /** Between two terms, so that a fault that comes back at once does not spin. */
    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
