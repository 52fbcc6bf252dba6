package org.steward.proof.speed;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Json;
import org.steward.platform.document.Leases;
import org.steward.platform.document.PendingEvent;
import org.steward.platform.document.Scope;
import org.steward.platform.outbox.Journal;
import org.steward.platform.outbox.Relay;
import org.steward.platform.outbox.RelaySettings;
import org.steward.proof.report.Report;

/** The relay, from the outboxes to the topic, against Kafka's own producer test and against sending one at a time. */
final class RelayClaim implements Claim {

    private static final double KAFKA_TARGET = 0.15;
    private static final double NAIVE_TARGET = 10;
    private static final int EVENTS = 30_000;
    private static final int NAIVE_EVENTS = 1_500;
    private static final int KAFKA_RECORDS = 300_000;
    private static final int RECORD_BYTES = 1_000;
    private static final int SEED_BATCH = 1_000;
    private static final String SERVICE = "relayed";
    private static final Scope SITE = Scope.site("s1");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern RATE = Pattern.compile("([0-9.,]+) records/sec");

    /** What has happened to one aggregate: one event, as after one command. */
    record Thing(String name) {}

    private final Clock clock;

    RelayClaim(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public void measure(Stage stage, Plan plan, Report report) throws Exception {
        int events = plan.size(EVENTS, 40);
        try (Bench bench = new Bench(stage, clock)) {
            long end = System.nanoTime() + plan.warmUp().toNanos();
            do {
                bench.relay(events);
            } while (System.nanoTime() - end < 0);
            Pairs kafka = new Pairs();
            Pairs naive = new Pairs();
            Cpu cpu = Cpu.of(stage, stage.server(Program.BROKER)).andThis("relay");
            for (int pair = 0; pair < plan.pairs(); pair++) {
                bench.seed(events);
                cpu.start();
                double ours = bench.drain(events);
                cpu.stop(events);
                kafka.add(ours, producerTest(stage, plan.size(KAFKA_RECORDS, 500)));
                naive.add(ours, bench.oneAtATime(plan.size(NAIVE_EVENTS, 5)));
            }
            String note = "an event costs " + cpu.text();
            report.fact(
                            "relay",
                            "%,d aggregates with one event of %d bytes each; %s".formatted(events, RECORD_BYTES, note))
                    .add(plan.finding(
                            kafka.ratio() >= KAFKA_TARGET,
                            "relay events/s ÷ Kafka's producer performance tool, same record size ≥ " + KAFKA_TARGET,
                            kafka.text("records/s"),
                            note))
                    .add(plan.finding(
                            naive.ratio() >= NAIVE_TARGET,
                            "relay events/s ÷ a relay that sends one at a time ≥ " + NAIVE_TARGET,
                            naive.text("events/s"),
                            ""));
        }
    }

    /** Records a second by Kafka's own tool, in a process of its own, acknowledged by all replicas as ours are. */
    private static double producerTest(Stage stage, int records) throws IOException, InterruptedException {
        Path log = stage.directory().resolve("producer-test.log");
        Files.deleteIfExists(log);
        Server tool = Server.of(
                "producer test",
                0,
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.apache.kafka.tools.ProducerPerformance",
                        "--topic",
                        SERVICE + ".events",
                        "--num-records",
                        String.valueOf(records),
                        "--record-size",
                        String.valueOf(RECORD_BYTES),
                        "--throughput",
                        "-1",
                        "--producer-props",
                        "bootstrap.servers=" + stage.brokers(),
                        "acks=all"),
                log);
        tool.awaitEnd();
        // The best of its reports, so that its own warm-up does not flatter us.
        double best = 0;
        Matcher rates = RATE.matcher(Files.readString(log));
        while (rates.find()) {
            best = Math.max(best, Double.parseDouble(rates.group(1).replace(",", "")));
        }
        if (best == 0) {
            throw new IllegalStateException("the producer test reported nothing: " + Files.readString(log));
        }
        return best;
    }

    /** A small service with a relay and nothing else. */
    private static final class Bench implements AutoCloseable {

        private final Stage stage;
        private final Clock clock;
        private final Database database;
        private final AggregateStore<Thing> things;
        private final Leases leases;
        private final Relay relay;
        private final OneAtATimeStore naive;

        Bench(Stage stage, Clock clock) throws InterruptedException {
            this.stage = stage;
            this.clock = clock;
            this.database = new Database(stage.database().uri(), SERVICE);
            this.things = new AggregateStore<>(database, AggregateType.of("thing", "things", Thing.class));
            List<IndexSpec> indexes = new ArrayList<>(Journal.indexes());
            indexes.addAll(things.indexes());
            IndexSpec.ensure(database, indexes);
            this.leases = new Leases(database, Leases.DEFAULT_TIME);
            this.relay = new Relay(
                    database,
                    leases,
                    List.of(things),
                    RelaySettings.of(SERVICE, stage.brokers()),
                    List.of(),
                    List.of(),
                    clock,
                    new SimpleMeterRegistry());
            this.naive = new OneAtATimeStore(stage, SERVICE + ".events");
            leases.start();
            relay.start();
            if (!relay.topics().awaitReady(Duration.ofSeconds(30))) {
                throw new IllegalStateException("no topic of the relay within 30 s");
            }
        }

        double relay(int events) throws InterruptedException {
            seed(events);
            return drain(events);
        }

        /** Leaves events where no nudge tells of them: in a collection that the relay does not know yet. */
        void seed(int events) {
            stage.store().drop(SERVICE, "seeded");
            AggregateStore<Thing> seeded =
                    new AggregateStore<>(database, AggregateType.of("thing", "seeded", Thing.class));
            IndexSpec.ensure(database, seeded.indexes());
            for (int from = 0; from < events; from += SEED_BATCH) {
                List<AggregateStore.Fresh<Thing>> batch = new ArrayList<>();
                for (int i = from; i < Math.min(events, from + SEED_BATCH); i++) {
                    String id = UUID.randomUUID().toString();
                    batch.add(new AggregateStore.Fresh<>(id, new Thing("thing"), List.of(event(id))));
                }
                seeded.insertAll(SITE, batch, clock.instant());
            }
        }

        private PendingEvent event(String id) {
            Map<String, Object> data = Map.of("id", id, "text", "x".repeat(RECORD_BYTES - 60));
            return new PendingEvent(
                    1,
                    "org.steward.relayed.thing.made.v1",
                    clock.instant(),
                    "employee-1",
                    null,
                    "command-" + id,
                    "correlation-" + id,
                    null,
                    null,
                    Json.tree(data),
                    new PendingEvent.CommandRecord("command-" + id, "fingerprint", 1, Json.tree(Map.of("id", id))));
        }

        /** Events a second, from when the relay is told of them until the last is on the topic. */
        double drain(int events) throws InterruptedException {
            long before = stage.store().published(SERVICE);
            List<String> ids = stage.store().move(SERVICE, "seeded", "things");
            long start = System.nanoTime();
            for (String id : ids) {
                relay.nudge("things", id);
            }
            while (stage.store().published(SERVICE) < before + events) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new IllegalStateException("%d of %d events relayed within %s"
                            .formatted(stage.store().published(SERVICE) - before, events, PATIENCE));
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
            return events / ((System.nanoTime() - start) / 1e9);
        }

        double oneAtATime(int events) throws Exception {
            seed(events);
            return naive.relay(SERVICE, "seeded", events);
        }

        @Override
        public void close() {
            naive.close();
            relay.stop();
            leases.stop();
            database.close();
        }
    }
}
