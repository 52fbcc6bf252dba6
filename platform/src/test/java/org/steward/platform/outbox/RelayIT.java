package org.steward.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steward.platform.command.CommandResult;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.fixture.Eventually;

/** The relay when nothing goes wrong. */
class RelayIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private RelayBench bench;

    @BeforeEach
    void open() {
        bench = new RelayBench(RelayIT.class);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void eventsOfManyAggregatesArriveInOrderAndLeaveTheOutbox() {
        RelayBench.Instance instance = bench.instance().start();
        for (int round = 0; round < 20; round++) {
            for (int aggregate = 0; aggregate < 25; aggregate++) {
                instance.add("a" + aggregate, "r" + round, 1);
            }
        }
        try (TopicReader reader = bench.reader()) {
            reader.await(500, SOON);
            assertThat(reader.duplicates()).isZero();
            assertThat(reader.checkOrder()).hasSize(25).allSatisfy((key, last) -> assertThat(last)
                    .isEqualTo(20));
        }
        bench.awaitDrained(SOON);
        assertThat(bench.checkJournal()).isEqualTo(500);
        assertThat(bench.meters.get("steward.relay.published").counter().count())
                .isEqualTo(500);
        assertThat(bench.meters.get("steward.relay.lag").gauge().value()).isZero();
    }

    @Test
    void anEventIsACloudEventInBinaryMode() {
        RelayBench.Instance instance = bench.instance().start();
        instance.add("a1", "k1", 7);
        try (TopicReader reader = bench.reader()) {
            TopicReader.Event event = reader.await(1, SOON).getFirst();
            assertThat(event.key()).isEqualTo("a1");
            assertThat(event.headers())
                    .containsEntry("ce_specversion", "1.0")
                    .containsEntry("ce_id", "a1:1")
                    .containsEntry("ce_type", "org.steward.test.tally.added.v1")
                    .containsEntry("ce_source", "/steward/" + bench.service)
                    .containsEntry("ce_subject", "a1")
                    .containsEntry("ce_siteid", "site-1")
                    .containsEntry("ce_sequence", "1")
                    .containsEntry("ce_aggregatetype", "tally")
                    .containsEntry("ce_correlationid", "corr-k1")
                    .containsEntry("ce_causationid", "cause-k1")
                    .containsEntry("ce_actor", "e-1")
                    .containsEntry("ce_onbehalfof", "e-2")
                    .containsEntry("ce_traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                    .containsEntry("content-type", "application/json")
                    .containsKey("ce_time");
            assertThat(event.data().get("amount").longValue()).isEqualTo(7);
        }
    }

    @Test
    void takingEventsOutDoesNotTouchTheVersion() {
        RelayBench.Instance instance = bench.instance().start();
        instance.add("a1", "k1", 1);
        instance.add("a1", "k2", 1);
        bench.awaitDrained(SOON);
        Stored<Tally> stored = bench.tallies.load(RelayBench.SITE, "a1");
        assertThat(stored.version()).isEqualTo(2);
        assertThat(stored.sequence()).isEqualTo(2);
        assertThat(stored.outbox()).isEmpty();
    }

    @Test
    void theJournalAnswersHistoryRangeAndCommands() {
        RelayBench.Instance instance = bench.instance().start();
        CommandResult first = instance.add("a1", "k0", 5);
        for (int i = 1; i < 1_200; i++) {
            instance.add("a" + i % 3, "k" + i, 1);
        }
        bench.awaitDrained(SOON);
        List<JournalEntry> history = bench.journal.history(RelayBench.SITE, "a1", 2, 3);
        assertThat(history).extracting(entry -> entry.event().sequence()).containsExactly(3L, 4L, 5L);
        assertThat(bench.journal.history(Scope.site("another"), "a1", 0, 10)).isEmpty();
        assertThat(bench.journal
                        .entry(RelayBench.SITE, "a1", 1)
                        .event()
                        .data()
                        .get("amount")
                        .longValue())
                .isEqualTo(5);

        var from = history.getFirst().event().at().minusSeconds(3_600);
        var to = history.getFirst().event().at().plusSeconds(3_600);
        List<JournalEntry> range = new ArrayList<>();
        bench.journal.range(RelayBench.SITE, from, to).forEach(range::add);
        assertThat(range)
                .hasSize(1_200)
                .isSortedAccordingTo(java.util.Comparator.comparing(
                                (JournalEntry entry) -> entry.event().at())
                        .thenComparing(JournalEntry::aggregateId)
                        .thenComparingLong(entry -> entry.event().sequence()));
        assertThat(bench.journal.range(RelayBench.SITE, from, to, "org.steward.test.other.v1"))
                .isEmpty();
        assertThat(bench.journal.range(
                        RelayBench.SITE, from, range.getFirst().event().at()))
                .isEmpty();

        String commandId = RelayBench.command("k0", 5).id();
        assertThat(bench.journal.findCommand(commandId, "a1").answer()).isEqualTo(first.answer());
        assertThat(bench.journal.findCommand("unknown", "a1")).isNull();
    }

    @Test
    void sixtyFourWritersOnOneAccountLeaveNoGapOnTheTopic() throws Exception {
        RelayBench.Instance instance = bench.instance().start();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 64; writer++) {
                String name = "w" + writer;
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 10; i++) {
                        instance.add("shared", name + "-" + i, 1);
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
        }
        try (TopicReader reader = bench.reader()) {
            List<TopicReader.Event> events = reader.await(640, SOON);
            assertThat(reader.checkOrder()).containsExactlyEntriesOf(Map.of("shared", 640L));
            long total = 0;
            for (TopicReader.Event event : events) {
                assertThat(event.data().get("totalAfter").longValue()).isEqualTo(++total);
            }
        }
        assertThat(bench.tallies.load(RelayBench.SITE, "shared").state().total())
                .isEqualTo(640);
    }

    @Test
    void aReplayAfterTheEventLeftTheOutboxGivesTheFirstAnswer() {
        RelayBench.Instance instance = bench.instance().start();
        CommandResult first = instance.add("a1", "k1", 5);
        for (int i = 0; i < 20; i++) {
            instance.add("a1", "other" + i, 1);
        }
        bench.awaitDrained(SOON);
        CommandResult again = instance.add("a1", "k1", 5);
        assertThat(again.replayed()).isTrue();
        assertThat(again.answer()).isEqualTo(first.answer());
        assertThat(again.version()).isEqualTo(1);
        assertThat(bench.tallies.load(RelayBench.SITE, "a1").state().total()).isEqualTo(25);
    }

    @Test
    void theSameKeyOnAnotherAggregateIsAnotherCommand() {
        RelayBench.Instance instance = bench.instance().start();
        instance.add("a1", "k1", 5);
        bench.awaitDrained(SOON);
        assertThat(instance.add("a2", "k1", 5).replayed()).isFalse();
        bench.awaitDrained(SOON);
        assertThat(instance.add("a2", "k1", 5)).satisfies(again -> {
            assertThat(again.replayed()).isTrue();
            assertThat(again.id()).isEqualTo("a2");
        });
        assertThat(bench.checkJournal()).isEqualTo(2);
    }

    @Test
    void whatNoNudgeToldOfIsFoundBySweeping() {
        RelayBench.Instance instance = bench.instance().start();
        instance.add("warm", "up", 1);
        bench.awaitDrained(SOON);
        for (int i = 0; i < 1_500; i++) {
            bench.silentRunner().run(bench.counters, "s" + i, RelayBench.command("k" + i, 1), Tally.add(1));
        }
        try (TopicReader reader = bench.reader()) {
            reader.await(1_501, SOON);
            reader.checkOrder();
        }
        bench.awaitDrained(SOON);
    }

    @Test
    void aHugeOutboxDoesNotMakeOthersWait() {
        bench.settings = bench.settings.withPace(
                new RelaySettings.Pace(50, 50, 5, Duration.ofSeconds(1), Duration.ofMinutes(1), 100));
        String huge = "huge";
        String small = sameShard(huge);
        for (int i = 0; i < 300; i++) {
            bench.silentRunner().run(bench.tallies, huge, RelayBench.command("h" + i, 1), Tally.add(1));
        }
        RelayBench.Instance instance = bench.instance().start();
        Eventually.isTrue("the relay has begun", () -> bench.journal.head(AggregateStore.shardOf(huge)) > 0);
        instance.add(small, "s", 1);
        try (TopicReader reader = bench.reader()) {
            reader.await(301, SOON);
            assertThat(reader.checkOrder()).containsEntry(huge, 300L);
            long position = bench.journal.entry(RelayBench.SITE, small, 1).position();
            System.out.println("RelayIT huge outbox: the small one came at position " + position + " of 301");
            assertThat(position).isLessThan(301);
        }
    }

    @Test
    void furtherRecordsOfARouteComeInTheSameTransaction() {
        String vouchers = bench.service + ".vouchers";
        bench.topics = List.of(TopicSpec.keptForEver(vouchers, 3));
        bench.routes = List.of(entry -> List.of(new OutgoingRecord(
                vouchers,
                entry.aggregateId(),
                "v-" + entry.id(),
                "org.steward.test.voucher.v1",
                "v-" + entry.aggregateId(),
                entry.event().data())));
        RelayBench.Instance instance = bench.instance().start();
        for (int i = 0; i < 30; i++) {
            instance.add("a" + i % 4, "k" + i, i);
        }
        try (TopicReader reader = bench.reader(vouchers);
                TopicReader events = bench.reader()) {
            reader.await(30, SOON);
            reader.checkOrder();
            assertThat(reader.events().getFirst().header("ce_type")).isEqualTo("org.steward.test.voucher.v1");
            // Whoever sees the voucher can see its event.
            events.await(30, SOON);
            assertThat(events.distinct()).hasSize(30);
        }
    }

    @Test
    void aHeartbeatComesWhileNothingWaitsAndOnlyThen() throws Exception {
        bench.settings = bench.settings.withHeartbeat(Duration.ofMillis(200));
        RelayBench.Instance instance = bench.instance().start();
        instance.add("a1", "k1", 1);
        assertThat(instance.relay.topics().awaitReady(SOON)).isTrue();
        try (TopicReader events = bench.reader();
                KafkaText beats = new KafkaText(bench.broker.bootstrapServers(), bench.settings.heartbeatTopic())) {
            events.await(1, SOON);
            assertThat(beats.await(3, SOON)).allSatisfy(beat -> assertThat(beat)
                    .contains("\"service\":\"" + bench.service + "\"", "\"at\":\"20", "\"blocked\":[]"));
            // An event that is in no hurry: its instance knows of no nudge, and its shard is nobody's.
            instance.relay.stop();
            bench.silentRunner().run(bench.tallies, "a2", RelayBench.command("k2", 1), Tally.add(1));
            int before = beats.readFor(Duration.ofMillis(300)).size();
            assertThat(beats.readFor(Duration.ofMillis(800))).hasSize(before);
        }
    }

    @Test
    void aMassRunWaitsForTheRelay() throws Exception {
        bench.settings = bench.settings.withPace(
                new RelaySettings.Pace(500, 500, 100, Duration.ofSeconds(1), Duration.ofMinutes(1), 10));
        RelayBench.Instance idle = bench.instance();
        for (int i = 0; i < 40; i++) {
            bench.silentRunner().run(bench.tallies, "a" + i, RelayBench.command("k" + i, 1), Tally.add(1));
        }
        assertThat(idle.relay.throttle().awaitCapacity(Duration.ofMillis(100))).isFalse();
        bench.instance().start();
        assertThat(idle.relay.throttle().awaitCapacity(SOON)).isTrue();
        assertThat(RelayThrottle.unlimited().awaitCapacity(Duration.ZERO)).isTrue();
    }

    @Test
    void theUsualDelayFromTheCommandToTheTopicIsMilliseconds() {
        RelayBench.Instance instance = bench.instance().start();
        try (TopicReader reader = bench.reader()) {
            for (int i = 0; i < 200; i++) {
                instance.add("warm" + i % 40, "w" + i, 1);
            }
            reader.await(200, SOON);
            List<Long> micros = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                String id = "d" + i % 40;
                instance.add(id, "k" + i, 1);
                long acknowledged = System.nanoTime();
                int expected = 201 + i;
                while (reader.distinct().size() < expected) {
                    reader.poll(Duration.ofMillis(2));
                }
                micros.add((System.nanoTime() - acknowledged) / 1_000);
            }
            long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
            System.out.printf(
                    "RelayIT command acknowledged -> consumer, one at a time: p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                    sorted[sorted.length / 2] / 1e3,
                    sorted[sorted.length * 99 / 100] / 1e3,
                    Arrays.stream(sorted).max().orElse(0) / 1e3);
            assertThat(sorted[sorted.length / 2]).isLessThan(250_000);
        }
    }

    private static String sameShard(String id) {
        int shard = AggregateStore.shardOf(id);
        for (int i = 0; ; i++) {
            if (AggregateStore.shardOf("n" + i) == shard) {
                return "n" + i;
            }
        }
    }
}
