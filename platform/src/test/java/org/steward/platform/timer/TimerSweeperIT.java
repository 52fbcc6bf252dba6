package org.steward.platform.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steward.platform.clock.DrivenClock;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Decision;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.AggregateStore.Due;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.LeaseFaults;
import org.steward.platform.document.Leases;
import org.steward.platform.document.Scope;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.SharedServers;
import org.steward.platform.outbox.Journal;
import org.steward.platform.outbox.Tally;

class TimerSweeperIT {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration SOON = Duration.ofSeconds(15);

    private final DrivenClock clock = new DrivenClock(Clock.systemUTC());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<Runnable> stops = new ArrayList<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private Database database;
    private AggregateStore<Tally> store;
    private CommandRunner runner;

    @BeforeEach
    void open() {
        clock.freeze(START);
        database = new Database(SharedServers.database().uri(), SharedServers.freshDatabaseName(TimerSweeperIT.class));
        store = new AggregateStore<>(database, Tally.TYPE);
        List<IndexSpec> indexes = new ArrayList<>(store.indexes());
        indexes.addAll(Journal.indexes());
        IndexSpec.ensure(database, indexes);
        runner = new CommandRunner(new Journal(database), (collection, id) -> {}, clock, meters);
    }

    @AfterEach
    void close() {
        stops.forEach(Runnable::run);
        database.close();
    }

    @Test
    void whatIsDueIsHandledOnceAndNotBeforeItsTime() throws Exception {
        for (int i = 0; i < 20; i++) {
            create("t" + i, START.plusSeconds(60L * (i + 1)));
        }
        TimerSweeper sweeper = start(this::fire);
        assertThat(sweeper.awaitQuiet(SOON)).isTrue();
        assertThat(calls).isEmpty();
        clock.advance(Duration.ofMinutes(10));
        assertThat(sweeper.awaitQuiet(SOON)).isTrue();
        assertThat(calls).hasSize(10).containsOnlyKeys("t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9");
        clock.advance(Duration.ofMinutes(10));
        assertThat(sweeper.awaitQuiet(SOON)).isTrue();
        assertThat(calls).hasSize(20).allSatisfy((id, count) -> assertThat(count)
                .hasValue(1));
        assertThat(store.load(Scope.COMPANY, "t0").state().count()).isEqualTo(1);
    }

    @Test
    void aTimerThatSetsTheNextOneFiresForEachWhenTheClockJumps() throws Exception {
        create("monthly", START.plusSeconds(1));
        TimerSweeper sweeper = start((due, now) -> fire(store, due, due.dueAt().plus(Duration.ofDays(30))));
        clock.onJump(sweeper::wake);
        clock.advance(Duration.ofDays(365));
        assertThat(sweeper.awaitQuiet(SOON)).isTrue();
        // 1 s after the start and every 30 days after that, within 365 days: 13 times.
        assertThat(store.load(Scope.COMPANY, "monthly").state().count()).isEqualTo(13);
    }

    @Test
    void manyAtTheSameTimeAreAllHandled() throws Exception {
        for (int i = 0; i < 700; i++) {
            create("m" + i, START.plusSeconds(1));
        }
        TimerSweeper sweeper = start(this::fire);
        clock.advance(Duration.ofSeconds(2));
        assertThat(sweeper.awaitQuiet(Duration.ofSeconds(60))).isTrue();
        assertThat(calls).hasSize(700).allSatisfy((id, count) -> assertThat(count)
                .hasValue(1));
    }

    @Test
    void aFailureIsRetriedLaterAndDelaysNobody() {
        create("bad", START.plusSeconds(1));
        for (int i = 0; i < 10; i++) {
            create("good" + i, START.plusSeconds(2));
        }
        AtomicInteger tries = new AtomicInteger();
        start((due, now) -> {
            if (due.id().equals("bad") && tries.incrementAndGet() <= 2) {
                throw new IllegalStateException("not yet");
            }
            fire(due, now);
        });
        clock.advance(Duration.ofMinutes(1));
        Eventually.passes(SOON, () -> assertThat(calls).hasSize(11));
        assertThat(tries).hasValue(3);
        assertThat(meters.get("steward.timer.failed").counter().count()).isEqualTo(2);
    }

    @Test
    void aSlowHandlerOfOneKindDoesNotHoldUpAnother() throws Exception {
        AggregateStore<Tally> others = new AggregateStore<>(database, Tally.OTHER_WAITING);
        IndexSpec.ensure(database, others.indexes());
        CountDownLatch release = new CountDownLatch(1);
        stops.add(release::countDown);
        for (int i = 0; i < 8; i++) {
            create("slow" + i, START.plusSeconds(1));
        }
        create(others, "quick", START.plusSeconds(1));
        Leases leases = leases();
        TimerHandler slow = handler(store, (due, now) -> await(release));
        TimerHandler quick = handler(others, (due, now) -> fire(others, due, null));
        start(leases, List.of(slow, quick));
        clock.advance(Duration.ofMinutes(1));
        Eventually.passes(SOON, () -> assertThat(calls).containsKey("quick"));
    }

    @Test
    void anAggregateThatDoesNotMoveIsNotHandledOverAndOver() {
        create("stays", START.plusSeconds(1));
        start((due, now) ->
                calls.computeIfAbsent(due.id(), id -> new AtomicInteger()).incrementAndGet());
        clock.advance(Duration.ofMinutes(1));
        Eventually.passes(SOON, () -> assertThat(calls.get("stays")).hasValue(2));
        assertThat(meters.get("steward.timer.stuck").gauge().value()).isEqualTo(1);
    }

    @Test
    void twoInstancesHandleEachOnceAndTheSecondGoesOnWhenTheFirstIsGone() {
        for (int i = 0; i < 50; i++) {
            create("x" + i, START.plusSeconds(60L * (i + 1)));
        }
        Leases first = leases();
        Leases second = leases();
        start(first, List.of(handler(store, this::fire)));
        start(second, List.of(handler(store, this::fire)));
        clock.advance(Duration.ofMinutes(25));
        Eventually.passes(SOON, () -> assertThat(calls).hasSize(25));
        LeaseFaults.halt(first);
        clock.advance(Duration.ofMinutes(25));
        Eventually.passes(SOON, () -> assertThat(calls).hasSize(50));
        for (int i = 0; i < 50; i++) {
            assertThat(store.load(Scope.COMPANY, "x" + i).state().count()).isEqualTo(1);
        }
    }

    private Leases leases() {
        Leases leases = new Leases(database, Duration.ofMillis(500));
        leases.start();
        stops.add(leases::stop);
        return leases;
    }

    private TimerSweeper start(BiConsumer<Due, Instant> onDue) {
        return start(leases(), List.of(handler(store, onDue)));
    }

    private TimerSweeper start(Leases leases, List<TimerHandler> handlers) {
        TimerSweeper sweeper = new TimerSweeper(leases, handlers, clock, meters, POLL);
        sweeper.start();
        stops.addFirst(sweeper::stop);
        return sweeper;
    }

    private static TimerHandler handler(AggregateStore<Tally> of, BiConsumer<Due, Instant> onDue) {
        return new TimerHandler() {
            @Override
            public AggregateStore<?> store() {
                return of;
            }

            @Override
            public void onDue(Due due, Instant now) {
                onDue.accept(due, now);
            }
        };
    }

    private void create(String id, Instant dueAt) {
        create(store, id, dueAt);
    }

    private void create(AggregateStore<Tally> in, String id, Instant dueAt) {
        Command command =
                Command.caused(Scope.COMPANY, "test.create", id, Authority.system("test"), "corr", Map.of("id", id));
        runner.run(
                in,
                id,
                command,
                (state, now) -> Decision.accept(new Tally(0, 0, dueAt), new Tally.Added(0, 0, "created")));
    }

    private void fire(Due due, Instant now) {
        assertThat(due.dueAt()).isBeforeOrEqualTo(now);
        fire(store, due, null);
    }

    private void fire(AggregateStore<Tally> in, Due due, Instant next) {
        Command command = Command.caused(
                due.scope(),
                "test.fire",
                TimerSweeper.commandKey(due),
                Authority.system("timer"),
                "corr",
                Map.of("id", due.id()));
        runner.run(
                in,
                due.id(),
                command,
                (state, now) -> Decision.accept(
                        new Tally(state.count() + 1, state.total(), next), new Tally.Added(1, state.total(), "fired")));
        calls.computeIfAbsent(due.id(), id -> new AtomicInteger()).incrementAndGet();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
