package org.steward.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.LeaseFaults;
import org.steward.platform.document.LeaseTerm;
import org.steward.platform.document.Leases;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.LocalBroker;
import org.steward.platform.outbox.BlockedAggregate.Stage;

/** The relay when its process dies or is paused at any point, when there are two of it, and when an event is bad. */
class RelayFaultIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private RelayBench bench = new RelayBench(RelayFaultIT.class);

    @AfterEach
    void close() {
        bench.close();
    }

    /** Ends the thread that is in the way of a crash. */
    private static final class Crash extends Error {
        Crash() {
            super("crashed by the test", null, false, false);
        }
    }

    @ParameterizedTest
    @EnumSource(RelayStep.class)
    void aCrashAtAnyStepLosesNothingAndDoublesNothingInTheJournal(RelayStep step) {
        CommandRunner runner = bench.silentRunner();
        int commands = 0;
        for (int life = 1; life <= 3; life++) {
            AtomicInteger passes = new AtomicInteger();
            AtomicBoolean crashed = new AtomicBoolean();
            int crashAt = life * 2;
            RelayBench.Instance[] self = new RelayBench.Instance[1];
            self[0] = bench.instance((at, shard) -> {
                if (crashed.get()) {
                    throw new Crash();
                }
                if (at == step && passes.incrementAndGet() == crashAt) {
                    crashed.set(true);
                    self[0].crash();
                    throw new Crash();
                }
            });
            self[0].start();
            for (int i = 0; i < 60; i++) {
                self[0].add("a" + i % 9, life + "-" + i, 1);
                commands++;
            }
            Eventually.isTrue("the instance crashed at " + step, SOON, crashed::get);
            for (int i = 0; i < 20; i++) {
                runner.run(bench.tallies, "a" + i % 9, RelayBench.command("m" + life + "-" + i, 1), Tally.add(1));
                commands++;
            }
        }
        bench.instance().start();
        try (TopicReader reader = bench.reader()) {
            reader.await(commands, SOON);
            bench.awaitDrained(SOON);
            reader.readFor(Duration.ofMillis(300));
            reader.checkOrder();
            assertThat(reader.distinct()).hasSize(commands);
            assertThat(bench.checkJournal()).isEqualTo(commands);
            System.out.println("RelayFaultIT crash at " + step + ": " + reader.duplicates() + " of " + commands
                    + " published twice");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = RelayStep.class,
            names = {"BEFORE_INSERT", "INSERTED", "BEFORE_PUBLISH", "BEFORE_COMMIT", "COMMITTED"})
    void aHolderPausedBeyondItsLeaseCanDoNoHarmWhenItGoesOn(RelayStep step) {
        CountDownLatch paused = new CountDownLatch(1);
        CountDownLatch resume = new CountDownLatch(1);
        AtomicBoolean armed = new AtomicBoolean();
        RelayBench.Instance old =
                bench.instance(pauseAt(step, armed, paused, resume)).start();
        old.add("a1", "k0", 1);
        bench.awaitDrained(SOON);
        LeaseTerm term = termOf(old, "a1");
        armed.set(true);
        old.add("a1", "k1", 1);
        await(paused);
        LeaseFaults.halt(old.leases);

        RelayBench.Instance next = bench.instance().start();
        Eventually.isTrue("the next instance has all shards", SOON, () -> holdsAll(next));
        for (int i = 2; i < 12; i++) {
            next.add("a1", "k" + i, 1);
        }
        try (TopicReader reader = bench.reader()) {
            reader.await(12, SOON);
            bench.awaitDrained(SOON);
            // As if it had been paused right after asking whether it may act.
            LeaseFaults.believe(term);
            resume.countDown();
            Eventually.isTrue("the old holder has noticed", SOON, term::isOver);
            for (int i = 12; i < 20; i++) {
                next.add("a1", "k" + i, 1);
            }
            reader.await(20, SOON);
            reader.readFor(Duration.ofMillis(500));
            reader.checkOrder();
            assertThat(bench.checkJournal()).isEqualTo(20);
            // Only what it had committed before the pause, or had not yet noted, may come twice.
            assertThat(reader.duplicates()).isLessThanOrEqualTo(step == RelayStep.COMMITTED ? 1 : 0);
        }
    }

    @Test
    void twoInstancesShareTheWorkAndAStoppedOneHandsOverAtOnce() {
        RelayBench.Instance first = bench.instance().start();
        RelayBench.Instance second = bench.instance().start();
        for (int i = 0; i < 100; i++) {
            (i % 2 == 0 ? first : second).add("a" + i % 10, "k" + i, 1);
        }
        try (TopicReader reader = bench.reader()) {
            reader.await(100, SOON);
            long begin = System.nanoTime();
            first.stop();
            Eventually.isTrue("the second instance has all shards", SOON, () -> holdsAll(second));
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            System.out.println("RelayFaultIT stop to take-over of all shards: " + millis + " ms");
            for (int i = 100; i < 150; i++) {
                second.add("a" + i % 10, "k" + i, 1);
            }
            reader.await(150, SOON);
            reader.checkOrder();
            assertThat(reader.duplicates()).isZero();
            assertThat(bench.checkJournal()).isEqualTo(150);
        }
    }

    @Test
    void afterACrashTheNextProcessGoesOnWithinFourSeconds() {
        RelayBench.Instance old = bench.instance(Leases.DEFAULT_TIME, (step, shard) -> {});
        old.start();
        old.add("a1", "k1", 1);
        bench.awaitDrained(SOON);
        old.crash();
        bench.silentRunner().run(bench.tallies, "a1", RelayBench.command("k2", 1), Tally.add(1));
        long begin = System.nanoTime();
        bench.instance(Leases.DEFAULT_TIME, (step, shard) -> {}).start();
        try (TopicReader reader = bench.reader()) {
            reader.await(2, SOON);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            System.out.println("RelayFaultIT crash to the waiting event on the topic: " + millis + " ms");
            // On an idle machine it is about 3.0 s; the machine of a test run is not idle.
            assertThat(millis).isLessThan(8_000);
        }
    }

    @Test
    void aBrokerThatIsAwayFillsTheJournalNotTheOutboxes(@TempDir Path directory) {
        LocalBroker broker = LocalBroker.in(directory);
        try (RelayBench own = new RelayBench(RelayFaultIT.class, broker)) {
            // Not there at all yet: the service starts and takes commands.
            RelayBench.Instance instance = own.instance().start();
            for (int i = 0; i < 50; i++) {
                instance.add("a" + i % 5, "k" + i, 1);
            }
            Eventually.passes(SOON, () -> assertThat(own.pending()).isZero());
            assertThat(own.lag()).isEqualTo(50);
            broker.start();
            try (TopicReader reader = own.reader()) {
                reader.await(50, SOON);
                broker.stop();
                for (int i = 50; i < 100; i++) {
                    instance.add("a" + i % 5, "k" + i, 1);
                }
                Eventually.passes(SOON, () -> assertThat(own.pending()).isZero());
                assertThat(own.meters.get("steward.relay.lag").gauge().value()).isEqualTo(50);
                assertThat(own.meters
                                .get("steward.relay.oldest.seconds")
                                .gauge()
                                .value())
                        .isGreaterThan(0);
                broker.start();
                reader.await(100, Duration.ofSeconds(60));
                reader.checkOrder();
            }
            own.awaitDrained(SOON);
            assertThat(own.checkJournal()).isEqualTo(100);
        } finally {
            broker.close();
        }
    }

    @Test
    void otherContentInTheJournalStopsThatAggregateOnly() {
        String bad = "a1";
        String good = neighbour(bad);
        int shard = AggregateStore.shardOf(bad);
        CommandRunner runner = bench.silentRunner();
        runner.run(bench.tallies, bad, RelayBench.command("k1", 1), Tally.add(1));
        forge(bad, shard);
        RelayBench.Instance instance = bench.instance().start();
        Eventually.passes(
                SOON, () -> assertThat(instance.relay.blocked()).singleElement().satisfies(blocked -> {
                    assertThat(blocked.aggregateId()).isEqualTo(bad);
                    assertThat(blocked.stage()).isEqualTo(Stage.OUTBOX);
                    assertThat(blocked.sequence()).isEqualTo(1);
                    assertThat(blocked.reason()).contains("other content");
                }));
        for (int i = 0; i < 10; i++) {
            instance.add(bad, "b" + i, 1);
            instance.add(good, "g" + i, 1);
        }
        try (TopicReader reader = bench.reader()) {
            reader.await(11, SOON);
            assertThat(reader.distinct().keySet()).contains(good + ":10").doesNotContain(bad + ":2");
            assertThat(bench.meters.get("steward.relay.blocked").gauge().value())
                    .isEqualTo(1);
            // Another instance knows it as well.
            instance.stop();
            RelayBench.Instance next = bench.instance().start();
            next.add(good, "g10", 1);
            reader.await(12, SOON);
            assertThat(reader.distinct().keySet()).doesNotContain(bad + ":2");
            // Repaired by hand: the journal has what really happened.
            repair(bad);
            assertThat(next.relay.retry(Stage.OUTBOX, bad)).isTrue();
            reader.await(22, SOON);
            assertThat(reader.checkOrder()).containsEntry(bad, 11L);
            assertThat(next.relay.blocked()).isEmpty();
            assertThat(next.relay.retry(Stage.OUTBOX, bad)).isFalse();
        }
    }

    @Test
    void aRecordThatTheBrokerDoesNotTakeHoldsBackItsAggregateOnly() {
        String bad = "a1";
        String good = neighbour(bad);
        RelayBench.Instance instance = bench.instance().start();
        String huge = "x".repeat(2_000_000);
        instance.add(bad, "k1", 1);
        instance.runner.run(bench.tallies, bad, RelayBench.command("k2", 1), Tally.add(1, huge));
        for (int i = 0; i < 5; i++) {
            instance.add(good, "g" + i, 1);
            instance.add(bad, "b" + i, 1);
        }
        try (TopicReader reader = bench.reader()) {
            reader.await(6, SOON);
            Eventually.passes(
                    SOON,
                    () -> assertThat(instance.relay.blocked()).singleElement().satisfies(blocked -> {
                        assertThat(blocked.stage()).isEqualTo(Stage.TOPIC);
                        assertThat(blocked.sequence()).isEqualTo(2);
                        assertThat(blocked.reason()).contains("RecordTooLarge");
                    }));
            bench.awaitDrained(SOON);
            assertThat(reader.distinct().keySet())
                    .contains(good + ":5", bad + ":1")
                    .doesNotContain(bad + ":2", bad + ":3");
            // The operator allows larger records; a retry with the same small limit would be held back again.
            assertThat(instance.relay.retry(Stage.TOPIC, bad)).isTrue();
            Eventually.passes(SOON, () -> assertThat(new BlockedStore(bench.database).all())
                    .allSatisfy(entry -> assertThat(entry.retry()).isFalse()));
            instance.stop();
            bench.settings = new RelaySettings(
                    bench.service,
                    bench.broker.bootstrapServers(),
                    Map.of("max.request.size", "8000000"),
                    12,
                    1,
                    Duration.ZERO,
                    bench.settings.pace());
            RelayBench.Instance larger = bench.instance().start();
            larger.add(bad, "b5", 1);
            assertThat(larger.relay.retry(Stage.TOPIC, bad)).isTrue();
            reader.await(13, SOON);
            assertThat(reader.checkOrder()).containsEntry(bad, 8L).containsEntry(good, 5L);
            larger.add(bad, "b6", 1);
            reader.await(14, SOON);
            assertThat(larger.relay.blocked()).isEmpty();
        }
    }

    @Test
    void aRouteThatFailsHoldsBackItsAggregateOnly() {
        Set<String> broken = java.util.concurrent.ConcurrentHashMap.newKeySet();
        broken.add("a1");
        bench.routes = List.of(entry -> {
            if (broken.contains(entry.aggregateId())) {
                throw new IllegalStateException("no posting rule");
            }
            return List.of();
        });
        String good = neighbour("a1");
        RelayBench.Instance instance = bench.instance().start();
        for (int i = 0; i < 1_100; i++) {
            bench.silentRunner().run(bench.tallies, "a1", RelayBench.command("b" + i, 1), Tally.add(1));
            if (i % 300 == 0) {
                instance.relay.nudge("tallies", "a1");
                bench.awaitDrained(SOON);
            }
        }
        instance.add(good, "g", 1);
        try (TopicReader reader = bench.reader()) {
            reader.await(1, SOON);
            bench.awaitDrained(SOON);
            assertThat(reader.distinct().keySet()).containsExactly(good + ":1");
            assertThat(instance.relay.blocked()).singleElement().satisfies(blocked -> assertThat(blocked.reason())
                    .contains("no posting rule"));
            broken.clear();
            instance.relay.retry(Stage.TOPIC, "a1");
            reader.await(1_101, SOON);
            assertThat(reader.checkOrder()).containsEntry("a1", 1_100L);
            Eventually.passes(() -> assertThat(instance.relay.blocked()).isEmpty());
        }
    }

    private static BiConsumer<RelayStep, Integer> pauseAt(
            RelayStep step, AtomicBoolean armed, CountDownLatch paused, CountDownLatch resume) {
        return (at, shard) -> {
            if (at == step && armed.compareAndSet(true, false)) {
                paused.countDown();
                await(resume);
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static LeaseTerm termOf(RelayBench.Instance instance, String aggregateId) {
        return instance.relay
                .shard(AggregateStore.shardOf(aggregateId))
                .active()
                .lease();
    }

    private static boolean holdsAll(RelayBench.Instance instance) {
        List<Integer> held = new ArrayList<>();
        for (int shard = 0; shard < AggregateStore.RELAY_SHARDS; shard++) {
            if (instance.relay.shard(shard).active() != null) {
                held.add(shard);
            }
        }
        return held.size() == AggregateStore.RELAY_SHARDS;
    }

    /** Another aggregate of the same shard. */
    private static String neighbour(String id) {
        for (int i = 0; ; i++) {
            String other = "n" + i;
            if (AggregateStore.shardOf(other) == AggregateStore.shardOf(id)) {
                return other;
            }
        }
    }

    /** Puts something into the journal that never happened. */
    private void forge(String id, int shard) {
        BsonDocument event = bench.tallies
                .collection()
                .find(Filters.eq("_id", id))
                .first()
                .getArray("outbox")
                .get(0)
                .asDocument();
        BsonDocument forged = new BsonDocument("_id", new BsonString(id + ":1"))
                .append("aggregateId", new BsonString(id))
                .append("aggregateType", new BsonString("tally"))
                .append("scope", new BsonString("site-1"))
                .append("journaledAt", event.get("at"));
        forged.putAll(event);
        forged.append("shard", new BsonInt32(shard)).append("position", new BsonInt64(1));
        forged.put("data", event.getDocument("data").clone().append("amount", new BsonInt64(999)));
        bench.database.collection(Journal.COLLECTION).insertOne(forged);
    }

    private void repair(String id) {
        bench.database
                .collection(Journal.COLLECTION)
                .updateOne(Filters.eq("_id", id + ":1"), Updates.set("data.amount", 1L));
    }
}
