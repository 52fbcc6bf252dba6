package org.steward.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.platform.projection.WorkerBench.added;
import static org.steward.platform.projection.WorkerBench.id;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.fixture.EventTopic;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.LocalBroker;
import org.steward.platform.fixture.SharedServers;

/** Starting without a broker, losing it, stopping. */
class WorkerLifecycleIT {

    @Test
    void startsWithoutABrokerAndWithoutATopicAndOutlivesAnOutageOfTheBroker(@TempDir Path directory) {
        LocalBroker broker = LocalBroker.in(directory);
        try (Database database =
                new Database(SharedServers.database().uri(), SharedServers.freshDatabaseName(getClass()))) {
            IndexSpec.ensure(database, ProjectionWorker.indexes());
            Tallies tallies = new Tallies("tallies", "later", 1);
            ViewStore<Tally> store = new ViewStore<>(database, tallies);
            assertThat(store.find("nothing")).isNull();
            assertThat(store.asOf()).isNull();
            try (ProjectionWorker worker = new ProjectionWorker(
                    ProjectionSettings.of("early", broker.bootstrapServers()),
                    database,
                    Clock.systemUTC(),
                    new SimpleMeterRegistry(),
                    List.of(tallies),
                    List.of())) {
                worker.start();
                broker.start();
                String id = id();
                try (EventTopic topic = EventTopic.of(broker, "later")) {
                    topic.publish(added(id, 1));
                    expect(store, id, 1);
                    broker.restart();
                    topic.publish(added(id, 2));
                    expect(store, id, 2);
                }
                assertThat(worker.parking().list(1)).isEmpty();
            }
        } finally {
            broker.close();
        }
    }

    @Test
    void stopsQuickly() {
        try (WorkerBench bench = WorkerBench.open(getClass())) {
            Tallies tallies = bench.tallies();
            ProjectionWorker worker = bench.start(List.of(tallies), List.of());
            String id = id();
            bench.topic.publish(added(id, 1));
            expect(bench.store(tallies), id, 1);
            assertThat(bench.store(tallies).asOf()).isEqualTo(added(id, 1).at());
            long before = System.nanoTime();
            worker.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
            worker.stop();
            worker.start();
            bench.topic.publish(added(id, 2));
            expect(bench.store(tallies), id, 2);
        }
    }

    private static void expect(ViewStore<Tally> store, String id, int count) {
        Eventually.passes(Duration.ofSeconds(60), () -> {
            View<Tally> view = store.find(id);
            assertThat(view).isNotNull();
            assertThat(view.sequence()).isEqualTo(count);
        });
    }
}
