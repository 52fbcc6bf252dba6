package org.steward.platform.timer;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore.Due;
import org.steward.platform.document.LeaseTerm;
import org.steward.platform.document.Leases;

/** Wakes aggregates whose time has come: one instance of a service, under a lease, hands them to their handlers. */
public final class TimerSweeper {

    /** How late a timer may be when nothing else delays it. */
    public static final Duration USUAL_POLL = Duration.ofSeconds(1);

    private final Leases leases;
    private final List<TimerLane> lanes = new ArrayList<>();
    private final Duration poll;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Condition looked = lock.newCondition();
    private boolean running;
    private boolean wake;
    private boolean waitingForLease;
    private long looks;
    private long quietLook;
    private @Nullable Thread worker;

    public TimerSweeper(
            Leases leases, List<? extends TimerHandler> handlers, Clock clock, MeterRegistry meters, Duration poll) {
        this.leases = leases;
        this.poll = poll;
        handlers.forEach(handler -> lanes.add(new TimerLane(handler, clock, meters, this::wake)));
    }

    /** The key of the command for a due aggregate: the same however often it is found. */
    public static String commandKey(Due due) {
        return due.id() + '@' + due.dueAt();
    }

    /** Begins; returns at once. The leases must be started as well. */
    public void start() {
        lock.lock();
        try {
            if (!running) {
                running = true;
                worker = Thread.ofVirtual().name("timers").start(this::work);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Finishes what is under way and gives the lease back. */
    public void stop() {
        Thread stopping;
        lock.lock();
        try {
            running = false;
            woken.signalAll();
            looked.signalAll();
            stopping = worker;
            if (waitingForLease && stopping != null) {
                stopping.interrupt();
            }
        } finally {
            lock.unlock();
        }
        try {
            if (stopping != null) {
                stopping.join(TimeUnit.SECONDS.toMillis(10));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks at once; for a clock that was driven forward. */
    public void wake() {
        lock.lock();
        try {
            wake = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Wakes the timers of this instance and waits until nothing is due any more, apart from what failed and waits for
     * its next try; for a clock that was driven forward.
     *
     * @return whether that was so within {@code limit}
     */
    public boolean awaitQuiet(Duration limit) throws InterruptedException {
        wake();
        lock.lockInterruptibly();
        try {
            long from = looks;
            long remaining = limit.toNanos();
            // A look that has already begun may not have seen the new time.
            while (running && quietLook <= from && remaining > 0) {
                remaining = looked.awaitNanos(remaining);
            }
            return quietLook > from;
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        while (isRunning()) {
            LeaseTerm term = awaitLease();
            if (term == null) {
                return;
            }
            try {
                while (isRunning() && !term.isOver()) {
                    if (term.isLive()) {
                        look();
                    }
                    pause();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } finally {
                lanes.forEach(TimerLane::finish);
                term.release();
            }
        }
    }

    private @Nullable LeaseTerm awaitLease() {
        if (!waitingForLease(true)) {
            return null;
        }
        try {
            return leases.lease("timer").await();
        } catch (InterruptedException stopped) {
            return null;
        } finally {
            waitingForLease(false);
        }
    }

    /** Returns whether the timers are still to run. */
    private boolean waitingForLease(boolean waiting) {
        lock.lock();
        try {
            waitingForLease = waiting;
            if (!waiting && running && Thread.interrupted()) {
                // A stop that came too late for the wait, and a start since: the interrupt is of no more meaning.
                return true;
            }
            return running;
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        long number = begin();
        boolean quiet = true;
        for (TimerLane lane : lanes) {
            quiet &= lane.look();
        }
        lock.lock();
        try {
            if (quiet) {
                quietLook = number;
            }
            looked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long begin() {
        lock.lock();
        try {
            return ++looks;
        } finally {
            lock.unlock();
        }
    }

    private void pause() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long remaining = poll.toNanos();
            while (running && !wake && remaining > 0) {
                remaining = woken.awaitNanos(remaining);
            }
            wake = false;
        } finally {
            lock.unlock();
        }
    }

    private boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }
}
