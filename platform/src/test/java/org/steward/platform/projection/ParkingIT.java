package org.steward.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steward.platform.projection.WorkerBench.added;
import static org.steward.platform.projection.WorkerBench.broken;
import static org.steward.platform.projection.WorkerBench.id;
import static org.steward.platform.projection.WorkerBench.only;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.steward.platform.command.RefusedException;
import org.steward.platform.fixture.Eventually;

/** What fails for good stops its key in its view, and nobody else's. */
class ParkingIT {

    private final WorkerBench bench = WorkerBench.open(getClass());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aFailingEventStopsItsKeyInItsViewOnly() {
        Tallies one = bench.tallies();
        Tallies two = bench.tallies("others", 1);
        two.failing = false;
        ProjectionWorker worker = bench.start(List.of(one, two), List.of());
        String id = id();
        String other = id();
        bench.topic.publish(added(id, 1), broken(id, 2), added(other, 1), added(id, 3), added(other, 2));

        expect(two, id, 1, 2, 3);
        expect(one, other, 1, 2);
        expect(one, id, 1);
        ParkedKey parked = only(worker);
        assertThat(parked.reason()).isEqualTo(ParkReason.FAILED);
        assertThat(parked.member()).isEqualTo("tallies");
        assertThat(parked.error()).isEqualTo("IllegalStateException: broken at 2");
        assertThat(parked.head()).isNotNull();
        assertThat(parked.head().eventId()).isEqualTo(id + ":2");
        assertThat(bench.store(one).isParked(id)).isTrue();
        assertThat(bench.store(two).isParked(id)).isFalse();
        assertThat(worker.parking().isParked("tallies", id)).isTrue();
        Eventually.passes(() -> assertThat(
                        bench.meters.get("steward.projection.parked").gauge().value())
                .isEqualTo(1));

        // More arrives and waits behind it, in order, until the fold is repaired.
        bench.topic.publish(added(id, 4), added(id, 5));
        Eventually.passes(() -> assertThat(only(worker).waiting()).isEqualTo(4));
        assertThat(worker.parking().retry(parked.id())).isFalse();
        one.failing = false;
        assertThat(worker.parking().retry(parked.id())).isTrue();
        expect(one, id, 1, 2, 3, 4, 5);
        assertThat(bench.store(one).isParked(id)).isFalse();
        bench.topic.publish(added(id, 6));
        expect(one, id, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void givingUpMovesTheGateOnRecordAndIsHeededByARebuild() {
        Tallies tallies = bench.tallies();
        ProjectionWorker worker = bench.start(List.of(tallies), List.of());
        String id = id();
        bench.topic.publish(added(id, 1), broken(id, 2), added(id, 3), broken(id, 4), added(id, 7));
        Eventually.passes(() -> assertThat(only(worker).waiting()).isEqualTo(4));
        String parked = only(worker).id();

        assertThatThrownBy(() -> worker.parking().discard(parked, id + ":3", "e-1", "wrong one"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("PARKED_HEAD_CHANGED");
        assertThat(worker.parking().discard(parked, id + ":2", "e-1", "of a test"))
                .isFalse();
        expect(tallies, id, 1, 3);
        assertThat(worker.parking().discard(parked, id + ":4", "e-2", "as well"))
                .isFalse();
        assertThat(only(worker).reason()).isEqualTo(ParkReason.GAP);
        assertThat(worker.parking().discard(parked, id + ":7", "e-3", "5 and 6 are lost"))
                .isTrue();
        expect(tallies, id, 1, 3, 7);
        assertThat(worker.parking().discarded(10))
                .extracting(DiscardedEvent::what, DiscardedEvent::by)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("event|" + id + ":2", "e-1"),
                        org.assertj.core.groups.Tuple.tuple("event|" + id + ":4", "e-2"),
                        org.assertj.core.groups.Tuple.tuple("before|" + id + ":7", "e-3"));

        long generation = worker.rebuild("tallies");
        Eventually.isTrue(
                "generation " + generation, () -> worker.views().getFirst().live() == generation);
        expect(tallies, id, 1, 3, 7);
        assertThat(worker.parking().list(10)).isEmpty();
        assertThatThrownBy(() -> worker.parking().discard(parked, id + ":7", "e-3", "again"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("NOT_FOUND");
    }

    @Test
    void somethingThatIsNoEventIsParkedByItsPlace() {
        Tallies tallies = bench.tallies();
        ProjectionWorker worker = bench.start(List.of(tallies), List.of());
        bench.topic.publishRaw(id(), "hello".getBytes(StandardCharsets.UTF_8), Map.of());
        String good = id();
        bench.topic.publish(added(good, 1));
        expect(tallies, good, 1);
        assertThat(only(worker).reason()).isEqualTo(ParkReason.MALFORMED);
    }

    @Test
    void anUnreadableEventOfAnotherAggregateTypeIsNobodysHere() {
        Tallies tallies = bench.tallies();
        ProjectionWorker worker = bench.start(List.of(tallies), List.of());
        bench.topic.publishUnreadable(
                new org.steward.platform.fixture.EventTopic.Event("other", id(), 1, "test.other.done.v1", Map.of()));
        String good = id();
        bench.topic.publish(added(good, 1));
        expect(tallies, good, 1);
        assertThat(worker.parking().list(10)).isEmpty();
    }

    @Test
    void aViewThatCannotBeStoredParksOnlyItsKey() {
        Tallies tallies = new Tallies("tallies", bench.topic.service(), 1) {
            @Override
            public Tally apply(@org.jspecify.annotations.Nullable Tally view, InboundEvent event) {
                Tally after = super.apply(view, event);
                if (!event.data().has("big")) {
                    return after;
                }
                // Over the 16 MiB a document may have.
                return new Tally(
                        java.util.stream.LongStream.range(0, 2_500_000).boxed().toList());
            }
        };
        ProjectionWorker worker = bench.start(List.of(tallies), List.of());
        String big = id();
        String good = id();
        bench.topic.publish(
                added(big, 1),
                new org.steward.platform.fixture.EventTopic.Event("thing", big, 2, Tallies.ADDED, Map.of("big", true)),
                added(good, 1));
        expect(tallies, good, 1);
        assertThat(only(worker).head().eventId()).isEqualTo(big + ":2");
        expect(tallies, big, 1);
    }

    private void expect(Tallies tallies, String id, long... sequences) {
        Eventually.passes(() -> {
            View<Tally> view = bench.store(tallies).find(id);
            assertThat(view).isNotNull();
            assertThat(view.content().seen())
                    .containsExactlyElementsOf(
                            java.util.Arrays.stream(sequences).boxed().toList());
        });
    }
}
