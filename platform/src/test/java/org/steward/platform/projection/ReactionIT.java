package org.steward.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.platform.projection.WorkerBench.added;
import static org.steward.platform.projection.WorkerBench.broken;
import static org.steward.platform.projection.WorkerBench.id;
import static org.steward.platform.projection.WorkerBench.only;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.fixture.Eventually;

class ReactionIT {

    private final WorkerBench bench = WorkerBench.open(getClass());
    private final Recorder recorder = new Recorder();

    @AfterEach
    void close() {
        bench.close();
    }

    /** A reaction that remembers, and fails as told. */
    private final class Recorder implements Reaction {
        final Map<String, List<Long>> seen = new ConcurrentHashMap<>();
        final AtomicInteger overloads = new AtomicInteger();
        final AtomicInteger tries = new AtomicInteger();
        volatile boolean failing = true;

        @Override
        public String name() {
            return "recorder";
        }

        @Override
        public String service() {
            return bench.topic.service();
        }

        @Override
        public Set<String> eventTypes() {
            return Set.of(Tallies.ADDED, Tallies.BROKEN);
        }

        @Override
        public void on(InboundEvent event) {
            tries.incrementAndGet();
            if (overloads.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new RefusedException(new Refusal(Refusal.Kind.BUSY, "TOO_MANY_WAITING", null, Map.of()));
            }
            if (failing && event.type().equals(Tallies.BROKEN)) {
                throw new IllegalStateException("broken at " + event.sequence());
            }
            seen.computeIfAbsent(event.aggregateId(), id -> new CopyOnWriteArrayList<>())
                    .add(event.sequence());
        }

        List<Long> of(String id) {
            return seen.getOrDefault(id, List.of());
        }
    }

    @Test
    void reactsInOrderPerKeyAndPassesTypesItDoesNotKnow() {
        bench.start(List.of(), List.of(recorder));
        List<String> ids = new ArrayList<>();
        for (int key = 0; key < 30; key++) {
            ids.add(id());
        }
        for (long sequence = 1; sequence <= 8; sequence++) {
            for (String id : ids) {
                bench.topic.publish(sequence == 4 ? added(id, 4).ofType("test.thing.else.v1") : added(id, sequence));
            }
        }
        ids.forEach(
                id -> Eventually.passes(() -> assertThat(recorder.of(id)).containsExactly(1L, 2L, 3L, 5L, 6L, 7L, 8L)));
    }

    @Test
    void parksAKeyThatFailsAndGoesOnInOrderWhenTriedAgain() {
        ProjectionWorker worker = bench.start(List.of(), List.of(recorder));
        String id = id();
        String other = id();
        bench.topic.publish(added(id, 1), broken(id, 2), added(id, 3), added(other, 1));
        ParkedKey parked = only(worker);
        assertThat(parked.member()).isEqualTo("recorder");
        assertThat(parked.reason()).isEqualTo(ParkReason.FAILED);
        assertThat(parked.error()).isEqualTo("IllegalStateException: broken at 2");
        Eventually.passes(() -> assertThat(recorder.of(other)).containsExactly(1L));
        // One try of the first, three of the second, one of the other key.
        assertThat(recorder.tries.get()).isEqualTo(5);
        bench.topic.publish(added(id, 4));
        Eventually.passes(() -> assertThat(only(worker).waiting()).isEqualTo(3));

        recorder.failing = false;
        assertThat(worker.parking().retry(parked.id())).isTrue();
        assertThat(recorder.of(id)).containsExactly(1L, 2L, 3L, 4L);
        bench.topic.publish(added(id, 5));
        Eventually.passes(() -> assertThat(recorder.of(id)).containsExactly(1L, 2L, 3L, 4L, 5L));
    }

    @Test
    void whatIsGivenUpIsNotReactedTo() {
        ProjectionWorker worker = bench.start(List.of(), List.of(recorder));
        String id = id();
        bench.topic.publish(
                added(id, 1), broken(id, 2), added(id, 3), added(id, 4).ofType(Tallies.ADDED_V2));
        Eventually.passes(() -> assertThat(only(worker).waiting()).isEqualTo(3));
        assertThat(worker.parking().discard(only(worker).id(), id + ":2", "e-1", "not wanted"))
                .isFalse();
        assertThat(recorder.of(id)).containsExactly(1L, 3L);
        ParkedKey parked = only(worker);
        assertThat(parked.reason()).isEqualTo(ParkReason.UNKNOWN_VERSION);
        assertThat(worker.parking().discard(parked.id(), id + ":4", "e-1", "not for us"))
                .isTrue();
    }

    @Test
    void overloadIsWaitedOutAndNeverParks() {
        recorder.overloads.set(4);
        ProjectionWorker worker = bench.start(List.of(), List.of(recorder));
        String id = id();
        String other = id();
        bench.topic.publish(added(id, 1), added(other, 1), added(id, 2));
        Eventually.passes(() -> assertThat(recorder.of(id)).containsExactly(1L, 2L));
        Eventually.passes(() -> assertThat(recorder.of(other)).contains(1L));
        assertThat(worker.parking().list(1)).isEmpty();
        assertThat(bench.counter("outages")).isGreaterThan(0);
    }

    @Test
    void isNotReplayedByARebuildNorAfterARestart() {
        Tallies tallies = bench.tallies();
        String id = id();
        try (ProjectionWorker worker = bench.start(List.of(tallies), List.of(recorder))) {
            bench.topic.publish(added(id, 1), added(id, 2));
            Eventually.passes(() -> assertThat(recorder.of(id)).containsExactly(1L, 2L));
            long generation = worker.rebuild("tallies");
            Eventually.isTrue("generation 2", () -> worker.views().getFirst().live() == generation);
        }
        bench.start(List.of(tallies), List.of(recorder));
        bench.topic.publish(added(id, 3));
        Eventually.passes(() -> assertThat(recorder.of(id)).containsExactly(1L, 2L, 3L));
    }
}
