package org.steward.platform.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.fixture.BrokerServer;
import org.steward.platform.fixture.EventTopic;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.LocalDatabase;
import org.steward.platform.fixture.SharedServers;

/** A topic, a database and the workers of one test; several workers are several instances of the service. */
final class WorkerBench implements AutoCloseable {

    final EventTopic topic;
    final Database database;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BrokerServer broker;
    private final List<ProjectionWorker> workers = new ArrayList<>();

    private WorkerBench(BrokerServer broker, LocalDatabase server, Class<?> test) {
        this.broker = broker;
        this.topic = EventTopic.fresh(broker, "test");
        this.database = new Database(server.uri(), SharedServers.freshDatabaseName(test));
        IndexSpec.ensure(database, ProjectionWorker.indexes());
    }

    static WorkerBench open(Class<?> test) {
        return new WorkerBench(SharedServers.broker(), SharedServers.database(), test);
    }

    /** The projection {@link Tallies} of this bench's topic. */
    Tallies tallies() {
        return tallies("tallies", 1);
    }

    Tallies tallies(String name, int version) {
        return new Tallies(name, topic.service(), version);
    }

    ProjectionSettings settings() {
        return ProjectionSettings.of("bench", broker.bootstrapServers())
                .withHeartbeatOf(topic.service())
                .withPace(new ProjectionSettings.Pace(500, 3, Duration.ofMillis(10), 8));
    }

    ProjectionWorker start(List<Projection<?>> projections, List<Reaction> reactions) {
        return start(settings(), projections, reactions);
    }

    ProjectionWorker start(ProjectionSettings settings, List<Projection<?>> projections, List<Reaction> reactions) {
        ProjectionWorker worker =
                new ProjectionWorker(settings, database, Clock.systemUTC(), meters, projections, reactions);
        worker.start();
        workers.add(worker);
        return worker;
    }

    ViewStore<Tally> store(Tallies tallies) {
        return new ViewStore<>(database, tallies);
    }

    /** The one parked key, once its messages are laid behind it; the key itself is there a moment before. */
    static ParkedKey only(ProjectionWorker worker) {
        return Eventually.value(
                        "one parked key",
                        () -> worker.parking().list(10),
                        keys -> keys.size() == 1 && keys.getFirst().head() != null)
                .getFirst();
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    static EventTopic.Event added(String id, long sequence) {
        return new EventTopic.Event("thing", id, sequence, Tallies.ADDED, java.util.Map.of());
    }

    static EventTopic.Event broken(String id, long sequence) {
        return added(id, sequence).ofType(Tallies.BROKEN);
    }

    double counter(String name) {
        return meters.find("steward.projection." + name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Override
    public void close() {
        workers.forEach(ProjectionWorker::close);
        topic.close();
        database.close();
    }
}
