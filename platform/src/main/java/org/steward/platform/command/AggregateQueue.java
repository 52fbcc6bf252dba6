package org.steward.platform.command;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets commands on one aggregate wait for each other inside this instance, so that they do not race at the database. */
final class AggregateQueue {

    static final int MAX_WAITING = 256;
    private static final long MAX_WAIT_MILLIS = 10_000;

    private final ConcurrentHashMap<String, Lane> lanes = new ConcurrentHashMap<>();

    <T> T inTurn(String aggregate, Supplier<T> work) {
        Lane lane = lanes.compute(aggregate, (key, current) -> {
            Lane joined = current == null ? new Lane() : current;
            joined.users.incrementAndGet();
            return joined;
        });
        try {
            if (lane.users.get() > MAX_WAITING || !lane.lock.tryLock(MAX_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                throw busy(aggregate);
            }
            try {
                return work.get();
            } finally {
                lane.lock.unlock();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw busy(aggregate);
        } finally {
            lanes.computeIfPresent(aggregate, (key, current) -> current.users.decrementAndGet() == 0 ? null : current);
        }
    }

    /** Commands that hold or wait for the aggregate now. */
    int waiting(String aggregate) {
        Lane lane = lanes.get(aggregate);
        return lane == null ? 0 : lane.users.get();
    }

    private static RefusedException busy(String aggregate) {
        return new RefusedException(new Refusal(Refusal.Kind.BUSY, "TOO_MANY_WAITING", null, Map.of("id", aggregate)));
    }

    private static final class Lane {
        // Fair: first come, first served, or a burst starves its first caller.
        private final ReentrantLock lock = new ReentrantLock(true);
        private final AtomicInteger users = new AtomicInteger();
    }
}
