package org.steward.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.platform.projection.WorkerBench.added;
import static org.steward.platform.projection.WorkerBench.id;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.steward.platform.fixture.EventTopic;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.SharedServers;

class FreshnessIT {

    private final WorkerBench bench = WorkerBench.open(getClass());

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void isStaleUntilABeatComesAndTellsWhatIsHeldBack() {
        EventTopic.create(SharedServers.broker(), bench.topic.service() + ".heartbeats", 1);
        ProjectionWorker worker = bench.start(List.of(bench.tallies()), List.of());
        assertThat(worker.freshness().isStale(Duration.ofMinutes(1))).isTrue();
        assertThat(worker.freshness().completeUntil()).isEqualTo(Instant.EPOCH);

        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        bench.topic.beat(now, "a-1");
        Eventually.passes(() -> assertThat(worker.freshness().completeUntil()).isEqualTo(now));
        assertThat(worker.freshness().isStale(Duration.ofMinutes(1))).isFalse();
        assertThat(worker.freshness().heldBack()).containsExactly("a-1");
    }

    @Test
    void anOldBeatIsOldAfterARestart() {
        EventTopic.create(SharedServers.broker(), bench.topic.service() + ".heartbeats", 1);
        Instant old = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
        bench.topic.beat(old);
        ProjectionWorker worker = bench.start(List.of(bench.tallies()), List.of());
        Eventually.passes(() -> assertThat(worker.freshness().completeUntil()).isEqualTo(old));
        assertThat(worker.freshness().isStale(Duration.ofMinutes(1))).isTrue();
    }

    /** A beat says what is published; it counts only once that is in the views. */
    @Test
    void aBeatCountsWhenTheViewsHaveCaughtUp() {
        EventTopic.create(SharedServers.broker(), bench.topic.service() + ".heartbeats", 1);
        CountDownLatch release = new CountDownLatch(1);
        Tallies slow = new Tallies("tallies", bench.topic.service(), 1) {
            @Override
            public Tally apply(@org.jspecify.annotations.Nullable Tally view, InboundEvent event) {
                try {
                    release.await();
                } catch (InterruptedException interrupted) {
                    throw new IllegalStateException(interrupted);
                }
                return super.apply(view, event);
            }
        };
        ProjectionWorker worker = bench.start(List.of(slow), List.of());
        Instant first = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        bench.topic.beat(first);
        Eventually.passes(() -> assertThat(worker.freshness().completeUntil()).isEqualTo(first));

        bench.topic.publish(added(id(), 1));
        Instant second = first.plusMillis(500);
        bench.topic.beat(second);
        // Three polls of the watch long enough to have seen it; it must not count yet.
        long until = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        Eventually.isTrue("two seconds", () -> System.nanoTime() - until > 0);
        assertThat(worker.freshness().completeUntil()).isEqualTo(first);
        release.countDown();
        Eventually.passes(() -> assertThat(worker.freshness().completeUntil()).isEqualTo(second));
    }

    @Test
    void goesOnWithTheNextGenerationAndWithATopicThatComesLater() {
        ProjectionWorker worker = bench.start(List.of(bench.tallies()), List.of());
        long generation = worker.rebuild("tallies");
        Eventually.isTrue("generation 2", () -> worker.views().getFirst().live() == generation);
        EventTopic.create(SharedServers.broker(), bench.topic.service() + ".heartbeats", 1);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        bench.topic.beat(now);
        Eventually.passes(() -> assertThat(worker.freshness().completeUntil()).isEqualTo(now));
        bench.topic.publishRaw("x", new byte[0], Map.of());
    }
}
