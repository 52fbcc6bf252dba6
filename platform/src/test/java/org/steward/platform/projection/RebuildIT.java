package org.steward.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steward.platform.projection.WorkerBench.added;
import static org.steward.platform.projection.WorkerBench.broken;
import static org.steward.platform.projection.WorkerBench.id;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.steward.platform.fixture.EventTopic;
import org.steward.platform.fixture.Eventually;

/** Views are made anew beside the ones that serve. */
class RebuildIT {

    private final WorkerBench bench = WorkerBench.open(getClass());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aFoldWithANewVersionIsMadeAnewAtTheNextStart() {
        Tallies first = bench.tallies();
        String id = id();
        try (ProjectionWorker worker = bench.start(List.of(first), List.of())) {
            bench.topic.publish(added(id, 1), added(id, 2));
            expectSeen(first, id, 2);
            assertThat(worker.views())
                    .containsExactly(new ViewState(bench.topic.service() + "-views", List.of("tallies@1"), 1, null));
        }
        Tallies second = bench.tallies("tallies", 2);
        ProjectionWorker worker = bench.start(List.of(second), List.of());
        Eventually.isTrue("generation 2", () -> worker.views().getFirst().live() == 2);
        expectSeen(second, id, 2);
        bench.topic.publish(added(id, 3));
        expectSeen(second, id, 3);
    }

    @Test
    void aViewAddedToAGroupSeesEverything() {
        Tallies first = bench.tallies();
        String id = id();
        try (ProjectionWorker worker = bench.start(List.of(first), List.of())) {
            bench.topic.publish(added(id, 1), added(id, 2));
            expectSeen(first, id, 2);
            assertThat(worker.views()).hasSize(1);
        }
        Tallies more = bench.tallies("more", 1);
        bench.start(List.of(first, more), List.of());
        expectSeen(more, id, 2);
        expectSeen(first, id, 2);
    }

    /** Readers never see fewer rows while a view is made anew under load, and afterwards nothing is missing. */
    @Test
    void servesAllTheTimeUnderLoad() throws InterruptedException {
        Tallies tallies = bench.tallies();
        ProjectionWorker worker = bench.start(List.of(tallies), List.of());
        List<String> ids = new ArrayList<>();
        List<EventTopic.Event> events = new ArrayList<>();
        for (int key = 0; key < 300; key++) {
            ids.add(id());
        }
        for (long sequence = 1; sequence <= 5; sequence++) {
            for (String id : ids) {
                events.add(added(id, sequence));
            }
        }
        bench.topic.publish(events);
        ids.forEach(id -> expectSeen(tallies, id, 5));

        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger published = new AtomicInteger(5);
        Thread load = Thread.ofPlatform().start(() -> {
            while (!stop.get()) {
                long next = published.get() + 1L;
                // One after the other, as people would.
                ids.forEach(id -> bench.topic.publish(added(id, next)));
                published.incrementAndGet();
            }
        });
        List<Integer> missing = new ArrayList<>();
        try {
            long generation = worker.rebuild(bench.topic.service() + "-views");
            Eventually.isTrue("generation " + generation, () -> {
                int rows = bench.store(tallies).listAll(1_000).size();
                if (rows != ids.size()) {
                    missing.add(rows);
                }
                return worker.views().getFirst().live() == generation;
            });
        } finally {
            stop.set(true);
            load.join();
        }
        assertThat(missing).isEmpty();
        ids.forEach(id -> expectSeen(tallies, id, published.get()));
        assertThat(worker.parking().list(10)).isEmpty();
        List<Long> all = LongStream.rangeClosed(1, published.get()).boxed().toList();
        assertThat(bench.store(tallies).listAll(1_000))
                .extracting(view -> view.content().seen())
                .allMatch(all::equals);
    }

    @Test
    void aFoldThatFailsWhereTheServingOneDidNotDoesNotServe() {
        Tallies good = bench.tallies();
        good.failing = false;
        String id = id();
        try (ProjectionWorker worker = bench.start(List.of(good), List.of())) {
            bench.topic.publish(added(id, 1), broken(id, 2), added(id, 3));
            expectSeen(good, id, 3);
            assertThat(worker.parking().list(1)).isEmpty();
        }
        Tallies bad = bench.tallies("tallies", 2);
        ProjectionWorker worker = bench.start(List.of(bad), List.of());
        ParkedKey parked = Eventually.value(
                        "a parked key", () -> worker.parking().list(10), keys -> !keys.isEmpty())
                .getFirst();
        assertThat(parked.generation()).isEqualTo(2);
        assertThat(worker.views().getFirst().live()).isEqualTo(1);
        expectSeen(good, id, 3);

        bad.failing = false;
        assertThat(worker.parking().retry(parked.id())).isTrue();
        Eventually.isTrue("generation 2", () -> worker.views().getFirst().live() == 2);
        expectSeen(bad, id, 3);
    }

    @Test
    void twoInstancesShareTheWorkAndTakeOver() {
        Tallies tallies = bench.tallies();
        ProjectionWorker one = bench.start(List.of(tallies), List.of());
        ProjectionWorker two = bench.start(List.of(tallies), List.of());
        List<String> ids = new ArrayList<>();
        for (int key = 0; key < 40; key++) {
            ids.add(id());
        }
        for (long sequence = 1; sequence <= 3; sequence++) {
            long now = sequence;
            bench.topic.publish(ids.stream().map(id -> added(id, now)).toList());
        }
        ids.forEach(id -> expectSeen(tallies, id, 3));
        one.close();
        bench.topic.publish(ids.stream().map(id -> added(id, 4)).toList());
        ids.forEach(id -> expectSeen(tallies, id, 4));
        assertThat(two.parking().list(10)).isEmpty();
    }

    @Test
    void namesAreUniqueAndGroupsFollowOneService() {
        assertThatThrownBy(() -> bench.start(List.of(bench.tallies(), bench.tallies()), List.of()))
                .hasMessageContaining("two views or reactions are called 'tallies'");
        Tallies elsewhere = new Tallies("elsewhere", "other", 1) {
            @Override
            public String group() {
                return bench.topic.service() + "-views";
            }
        };
        assertThatThrownBy(() -> bench.start(List.of(bench.tallies(), elsewhere), List.of()))
                .hasMessageContaining("follow two services");
        assertThatThrownBy(
                        () -> bench.start(List.of(bench.tallies()), List.of()).rebuild("nothing"))
                .hasMessageContaining("no views 'nothing' here");
    }

    private void expectSeen(Tallies tallies, String id, int count) {
        Eventually.passes(() -> {
            View<Tally> view = bench.store(tallies).find(id);
            assertThat(view).isNotNull();
            assertThat(view.sequence()).isEqualTo(count);
            assertThat(view.content().seen()).hasSize(count);
        });
    }
}
