package org.steward.platform.projection;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.steward.platform.fixture.EventTopic;
import org.steward.platform.fixture.Eventually;

/**
 * Measures the worker on the real broker and database, and prints: events a second into one view and into five, and the
 * delay from publication to the row at a steady rate.
 */
final class WorkerFigures {

    private static final int KEYS = 5_000;
    private static final int EVENTS_PER_KEY = 8;
    private static final int STEADY_EVENTS = 2_000;
    private static final long STEADY_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private WorkerFigures() {}

    /** A view of fixed size, so that the figures are of the machinery. */
    private static final class Last extends Tallies {
        Last(String name, String service) {
            super(name, service, 1);
        }

        @Override
        public Tally apply(@org.jspecify.annotations.Nullable Tally view, InboundEvent event) {
            return new Tally(List.of(event.sequence()));
        }
    }

    public static void main(String[] args) {
        for (int views : new int[] {1, 1, 5}) {
            throughput(views);
        }
        delay();
        System.exit(0);
    }

    private static void throughput(int views) {
        try (WorkerBench bench = WorkerBench.open(WorkerFigures.class)) {
            List<String> ids = new ArrayList<>();
            for (int key = 0; key < KEYS; key++) {
                ids.add(WorkerBench.id());
            }
            for (int sequence = 1; sequence <= EVENTS_PER_KEY; sequence++) {
                int now = sequence;
                bench.topic.publish(
                        ids.stream().map(id -> WorkerBench.added(id, now)).toList());
            }
            List<Projection<?>> projections = new ArrayList<>();
            for (int view = 0; view < views; view++) {
                projections.add(new Last("view" + view, bench.topic.service()));
            }
            long before = System.nanoTime();
            bench.start(projections, List.of());
            double expected = (double) KEYS * EVENTS_PER_KEY * views;
            Eventually.isTrue("all applied", Duration.ofMinutes(5), () -> bench.counter("applied") >= expected);
            double seconds = (System.nanoTime() - before) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%d view(s): %d events in %.1f s, %.0f events/s, %.0f rows written/s at most%n",
                    views,
                    KEYS * EVENTS_PER_KEY,
                    seconds,
                    KEYS * EVENTS_PER_KEY / seconds,
                    expected / seconds);
        }
    }

    private static void delay() {
        try (WorkerBench bench = WorkerBench.open(WorkerFigures.class)) {
            bench.start(List.of(new Last("view", bench.topic.service())), List.of());
            bench.topic.publish(WorkerBench.added(WorkerBench.id(), 1));
            Eventually.isTrue("the first", () -> bench.counter("applied") >= 1);
            for (int event = 0; event < STEADY_EVENTS; event++) {
                bench.topic.publish(
                        List.of(new EventTopic.Event("thing", WorkerBench.id(), 1, Tallies.ADDED, Map.of("n", event))));
                LockSupport.parkNanos(STEADY_PAUSE_NANOS);
            }
            Eventually.isTrue("all applied", () -> bench.counter("applied") >= STEADY_EVENTS + 1);
            Timer timer = bench.meters.get("steward.projection.delay").timer();
            StringBuilder percentiles = new StringBuilder();
            for (ValueAtPercentile value : timer.takeSnapshot().percentileValues()) {
                percentiles.append(String.format(
                        Locale.ROOT, " p%.0f %.0f ms", value.percentile() * 100, value.value(TimeUnit.MILLISECONDS)));
            }
            System.out.printf(
                    Locale.ROOT,
                    "one event after another: publication to row, mean %.0f ms%s, max %.0f ms%n",
                    timer.mean(TimeUnit.MILLISECONDS),
                    percentiles,
                    timer.max(TimeUnit.MILLISECONDS));
        }
    }
}
