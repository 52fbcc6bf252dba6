package org.steward.proof.speed;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long after an aggregate was committed in billing its row was there in workorder-service: both told by the
 * database's own change streams, on one clock.
 */
final class Sightings implements AutoCloseable {

    private static final long LONGEST_MICROS = TimeUnit.SECONDS.toMicros(120);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final Duration START = Duration.ofSeconds(20);

    private final ConcurrentHashMap<String, Long> committed = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Long> early = new ConcurrentHashMap<>();
    private final StageStore.Watch source;
    private final StageStore.Watch view;
    private volatile Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);

    Sightings(StageStore store, String collection) throws InterruptedException {
        this.source = store.watch("billing", name -> name.equals(collection), this::committed, START);
        this.view = store.watch("workorder", name -> name.startsWith(collection), this::seen, START);
    }

    private void committed(String id) {
        long now = System.nanoTime();
        Long before = early.remove(id);
        if (before == null) {
            committed.put(id, now);
            before = early.remove(id);
        }
        if (before != null) {
            committed.remove(id);
            record(0);
        }
    }

    private void seen(String id) {
        long now = System.nanoTime();
        Long at = committed.remove(id);
        if (at == null) {
            // The two streams are not in step with each other to the microsecond.
            early.put(id, now);
            at = committed.remove(id);
            if (at == null || early.remove(id) == null) {
                return;
            }
        }
        record(now - at);
    }

    private void record(long nanos) {
        micros.recordValue(Math.min(LONGEST_MICROS, Math.max(1, TimeUnit.NANOSECONDS.toMicros(nanos))));
    }

    void reset() {
        micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
    }

    /** Waits until everything committed has been seen; what was not within a minute is an error. */
    Histogram awaitQuiet() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        // The stream of commits itself may lag by a moment.
        TimeUnit.MILLISECONDS.sleep(300);
        while (!committed.isEmpty()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(committed.size() + " units were not seen within a minute");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return micros;
    }

    @Override
    public void close() {
        source.close();
        view.close();
    }
}
