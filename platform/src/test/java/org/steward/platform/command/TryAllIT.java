package org.steward.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steward.platform.command.CommandRunner.OnLoaded;
import org.steward.platform.command.CommandRunner.Outcome;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Database;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.fixture.SharedServers;
import org.steward.platform.outbox.Journal;

/** Many commands with one write come out as each by itself would. */
class TryAllIT {

    record Counter(long value) {}

    @EventType("org.steward.test.counter.added.v1")
    record Added(long amount) {}

    private static final Scope SITE = Scope.site("s-1");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);

    private final Database database =
            new Database(SharedServers.database().uri(), SharedServers.freshDatabaseName(TryAllIT.class));
    private final AggregateStore<Counter> counters =
            new AggregateStore<>(database, AggregateType.of("counter", "counters", Counter.class));
    private final Set<String> nudged = Collections.synchronizedSet(new HashSet<>());
    private CommandRunner runner;

    @BeforeEach
    void start() {
        runner = new CommandRunner(
                new Journal(database), (collection, id) -> nudged.add(id), CLOCK, new SimpleMeterRegistry());
        for (int i = 0; i < 300; i++) {
            counters.insert(SITE, "c-" + i, new Counter(0), List.of(), CLOCK.instant());
        }
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private static Command command(String key, long amount) {
        return Command.caused(SITE, "test.add", key, Authority.system("test"), "c", Map.of("amount", amount));
    }

    private static Decider<Counter> add(long amount) {
        return (counter, now) -> counter == null || amount < 0
                ? Decision.refuse(Refusal.invalid("AMOUNT_NEGATIVE", "amount", Map.of()))
                : Decision.accept(new Counter(counter.value() + amount), new Added(amount));
    }

    private OnLoaded<Counter> adding(int number, long amount) {
        return new OnLoaded<>(loaded(number), command("key-" + number, amount), add(amount));
    }

    private Stored<Counter> loaded(int number) {
        return Objects.requireNonNull(counters.load(SITE, "c-" + number));
    }

    private List<OnLoaded<Counter>> all() {
        return IntStream.range(0, 300).mapToObj(number -> adding(number, 5)).toList();
    }

    @Test
    void eachIsChangedOnceWithItsOwnEvent() {
        assertThat(runner.tryAll(counters, all())).hasSize(300).allSatisfy(outcome -> assertThat(outcome)
                .isInstanceOf(Outcome.Done.class));
        for (int i = 0; i < 300; i++) {
            Stored<Counter> counter = loaded(i);
            assertThat(counter.state().value()).isEqualTo(5);
            assertThat(counter.version()).isEqualTo(2);
            assertThat(counter.sequence()).isEqualTo(1);
            assertThat(counter.outbox()).singleElement().satisfies(event -> assertThat(event.command())
                    .isNotNull());
        }
        assertThat(nudged).hasSize(300);
    }

    @Test
    void aRepeatIsLeftToTheRunnerWhichAnswersAsTheFirstTime() {
        Outcome first = runner.tryAll(counters, List.of(adding(7, 5))).getFirst();
        OnLoaded<Counter> again = adding(7, 5);
        assertThat(runner.tryAll(counters, List.of(again, adding(8, 5))))
                .satisfiesExactly(
                        outcome -> assertThat(outcome).isEqualTo(new Outcome.Unsettled()),
                        outcome -> assertThat(outcome).isInstanceOf(Outcome.Done.class));
        CommandResult replayed = runner.run(counters, "c-7", again.command(), again.decider());
        assertThat(replayed.replayed()).isTrue();
        assertThat(((Outcome.Done) first).result().answer()).isEqualTo(replayed.answer());
        assertThat(loaded(7).state().value()).isEqualTo(5);
    }

    @Test
    void whatIsRefusedLeavesTheOthers() {
        assertThat(runner.tryAll(counters, List.of(adding(1, -1), adding(2, 5))))
                .satisfiesExactly(
                        outcome -> assertThat(outcome).isInstanceOf(Outcome.Refused.class),
                        outcome -> assertThat(outcome).isInstanceOf(Outcome.Done.class));
        assertThat(loaded(1).version()).isEqualTo(1);
    }

    @Test
    void whatWasOutrunIsUnsettledAndEveryCommandIsDoneOnceInTheEnd() {
        List<OnLoaded<Counter>> commands = new ArrayList<>(all());
        runner.run(counters, "c-9", command("somebody else", 100), add(100));
        List<Outcome> outcomes = runner.tryAll(counters, commands);
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isEqualTo(new Outcome.Unsettled()));
        for (OnLoaded<Counter> one : commands) {
            runner.run(counters, one.before().id(), one.command(), one.decider());
        }
        for (int i = 0; i < 300; i++) {
            assertThat(loaded(i).state().value()).isEqualTo(i == 9 ? 105 : 5);
        }
    }

    @Test
    void oneAggregateTwiceIsNotWrittenTwiceFromOneState() {
        OnLoaded<Counter> second = new OnLoaded<>(loaded(3), command("another", 2), add(2));
        assertThat(runner.tryAll(counters, List.of(adding(3, 5), second)))
                .satisfiesExactly(
                        outcome -> assertThat(outcome).isInstanceOf(Outcome.Done.class),
                        outcome -> assertThat(outcome).isEqualTo(new Outcome.Unsettled()));
        assertThat(loaded(3).state().value()).isEqualTo(5);
    }

    @Test
    void oneCallHasALimit() {
        List<OnLoaded<Counter>> many = Collections.nCopies(CommandBatch.MAX + 1, adding(1, 5));
        assertThatThrownBy(() -> runner.tryAll(counters, many)).hasMessageContaining("expected at most 1000");
    }
}
