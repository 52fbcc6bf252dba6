package org.steward.platform.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.platform.projection.WorkerBench.added;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.steward.platform.fixture.Duty;
import org.steward.platform.fixture.EventTopic;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.SharedServers;

/** Instances come and go while events are applied. */
class RebalanceIT {

    private static final Duration POLL = Duration.ofMillis(100);

    private final WorkerBench bench = WorkerBench.open(getClass());
    private final Admin admin =
            Admin.create(Map.of("bootstrap.servers", SharedServers.broker().bootstrapServers()));
    private final String group = bench.settings().groupId(bench.tallies().group() + "-g1");

    @AfterEach
    void close() {
        admin.close();
        bench.close();
    }

    /**
     * A commit is refused while the group takes in a member. What stays with the old one is not delivered to it again,
     * so it has to commit that later: else a rebuild never ends, and the views never count as fresh.
     */
    @Test
    void whatIsAppliedDuringARebalanceIsCommittedAfterIt() throws Exception {
        Tallies tallies = bench.tallies();
        ViewStore<Tally> store = bench.store(tallies);
        bench.start(List.of(tallies), List.of());
        try (KafkaConsumer<String, byte[]> slow = member();
                KafkaConsumer<String, byte[]> newcomer = member()) {
            shareWithTheWorker(slow);
            String key = keyOfTheWorker(store);
            Eventually.isTrue("a rebalance", () -> {
                newcomer.poll(POLL);
                return state() == GroupState.PREPARING_REBALANCE;
            });

            // The group waits for the slow member; after a few heartbeats the worker does too, and goes on applying.
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(4);
            for (int sequence = 2; System.nanoTime() - end < 0; sequence++) {
                bench.topic.publish(added(key, sequence));
                expect(store, key, sequence);
            }
            assertThat(state()).isEqualTo(GroupState.PREPARING_REBALANCE);
            Eventually.isTrue("the end of the rebalance", () -> {
                slow.poll(POLL);
                newcomer.poll(POLL);
                return state() == GroupState.STABLE;
            });
        }

        try (KafkaConsumer<String, byte[]> asking = new ConsumerFactory(bench.settings()).open(group)) {
            Map<TopicPartition, Long> ends = Positions.ends(asking, Set.of(bench.topic.service() + ".events"));
            assertThat(ends).isNotEmpty();
            Eventually.isTrue("everything committed", () -> Positions.reached(asking, ends));
        }
    }

    /** What a leaver may still do is bounded by this: his leaving has to arrive within five seconds whatever happens. */
    @Test
    @Duty("T3")
    void aCrashedInstancesPartitionsAreTakenOverWithinFiveSeconds() {
        Tallies tallies = bench.tallies();
        ViewStore<Tally> store = bench.store(tallies);
        bench.start(List.of(tallies), List.of());
        KafkaConsumer<String, byte[]> crashing = member();
        shareWithTheWorker(crashing);
        // As a crash does: the group is not told.
        crashing.close(CloseOptions.timeout(Duration.ofSeconds(2))
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
        List<String> keys = Stream.generate(WorkerBench::id).limit(64).toList();
        bench.topic.publish(keys.stream().map(key -> added(key, 1)).toList());
        long published = System.nanoTime();
        Eventually.passes(Duration.ofSeconds(5), () -> assertThat(keys).allMatch(key -> store.find(key) != null));
        System.out.printf(
                "Steward figure: partitions of a crashed instance taken over after %d ms%n",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - published));
    }

    /** A broker as it comes takes no sessions under six seconds: slower after a crash, but nothing stands still. */
    @Test
    void aBrokerThatRefusesShortSessionsIsFollowedWithLongerOnes() {
        Tallies tallies = bench.tallies();
        bench.start(bench.settings().withSessionTimeout(Duration.ofSeconds(1)), List.of(tallies), List.of());
        String key = WorkerBench.id();
        bench.topic.publish(added(key, 1));
        expect(bench.store(tallies), key, 1);
    }

    private KafkaConsumer<String, byte[]> member() {
        KafkaConsumer<String, byte[]> member = new ConsumerFactory(bench.settings()).open(group);
        member.subscribe(Set.of(bench.topic.service() + ".events"));
        return member;
    }

    /** Until both have partitions. */
    private void shareWithTheWorker(KafkaConsumer<String, byte[]> member) {
        Eventually.isTrue("two members", () -> {
            member.poll(POLL);
            int partitions = member.assignment().size();
            return partitions > 0 && partitions < EventTopic.PARTITIONS && state() == GroupState.STABLE;
        });
    }

    /** A key whose first event the worker applied: its partition is not the other member's. */
    private String keyOfTheWorker(ViewStore<Tally> store) {
        List<String> keys = Stream.generate(WorkerBench::id).limit(64).toList();
        List<EventTopic.Event> events = new ArrayList<>();
        keys.forEach(key -> events.add(added(key, 1)));
        bench.topic.publish(events);
        return Eventually.value(
                        "an applied event",
                        () -> keys.stream()
                                .filter(key -> store.find(key) != null)
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private GroupState state() throws Exception {
        return admin.describeConsumerGroups(List.of(group))
                .describedGroups()
                .get(group)
                .get(20, TimeUnit.SECONDS)
                .groupState();
    }

    private static void expect(ViewStore<Tally> store, String id, int count) {
        Eventually.passes(() -> {
            View<Tally> view = store.find(id);
            assertThat(view).isNotNull();
            assertThat(view.sequence()).isEqualTo(count);
        });
    }
}
