package org.steward.security.patrolplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.platform.command.Decision;
import org.steward.platform.document.Json;
import org.steward.security.patrolplan.PatrolPlan.Status;

class PatrolPlanDecisionsTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final LocalDate FROM = LocalDate.parse("2026-11-23");
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    private static final String TABLE = """
            state     define suspend    resume     end   expansion
            ACTIVE    =      SUSPENDED  =          ENDED ACTIVE
            SUSPENDED =      =          ACTIVE     ENDED =
            ENDED     =      PLAN_ENDED PLAN_ENDED =     =
            """;

    private static Schedule schedule(Set<DayOfWeek> days, List<LocalTime> times, Duration duration, Duration grace) {
        return new Schedule(days, times, duration, grace, WalkOrder.FREE, FROM, null);
    }

    private static Schedule nightly() {
        return schedule(
                EnumSet.allOf(DayOfWeek.class), List.of(LocalTime.of(22, 0)), HALF_HOUR, Duration.ofMinutes(15));
    }

    private static PatrolPlanCommand define(Schedule schedule) {
        return new PatrolPlanCommand.Define("pl-1", "s-1", "r-1", schedule);
    }

    private static Map<String, PatrolPlanCommand> everyCommand() {
        Map<String, PatrolPlanCommand> commands = new LinkedHashMap<>();
        commands.put("define", define(nightly()));
        commands.put("suspend", new PatrolPlanCommand.Suspend());
        commands.put("resume", new PatrolPlanCommand.Resume());
        commands.put("end", new PatrolPlanCommand.End());
        commands.put("expansion", new PatrolPlanCommand.RecordExpansion(NOW, NOW.plus(PatrolPlan.HORIZON), 2, false));
        return commands;
    }

    private static Decision<PatrolPlan> decide(PatrolPlan plan, PatrolPlanCommand command) {
        return PatrolPlanDecisions.decide(plan, command, NOW);
    }

    private static PatrolPlan after(PatrolPlan plan, PatrolPlanCommand command) {
        Decision<PatrolPlan> decision = decide(plan, command);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        PatrolPlan after = ((Decision.Accepted<PatrolPlan>) decision).state();
        assertThat(Json.fromBson(Json.toBson(after), PatrolPlan.class)).isEqualTo(after);
        return after;
    }

    private static String code(Decision<PatrolPlan> decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<PatrolPlan>) decision).refusal().code();
    }

    private static PatrolPlan in(Status status) {
        PatrolPlan active = after(null, define(nightly()));
        return switch (status) {
            case ACTIVE -> active;
            case SUSPENDED -> after(active, new PatrolPlanCommand.Suspend());
            case ENDED -> after(active, new PatrolPlanCommand.End());
        };
    }

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        List<String> lines = TABLE.lines().toList();
        List<String> columns = Arrays.asList(lines.getFirst().split("\\s+"));
        assertThat(columns.subList(1, columns.size()))
                .containsExactlyElementsOf(everyCommand().keySet());
        assertThat(lines).hasSize(Status.values().length + 1);
        return lines.stream()
                .skip(1)
                .map(line -> Arrays.asList(line.split("\\s+")))
                .flatMap(cells -> columns.stream()
                        .skip(1)
                        .map(column -> DynamicTest.dynamicTest(
                                cells.getFirst() + " × " + column,
                                () -> check(
                                        in(Status.valueOf(cells.getFirst())),
                                        everyCommand().get(column),
                                        cells.get(columns.indexOf(column))))));
    }

    private static void check(PatrolPlan plan, PatrolPlanCommand command, String expected) {
        switch (expected) {
            case "=" -> assertThat(decide(plan, command)).isInstanceOf(Decision.Unchanged.class);
            case "PLAN_ENDED" -> assertThat(code(decide(plan, command))).isEqualTo(expected);
            default -> assertThat(after(plan, command).status()).isEqualTo(Status.valueOf(expected));
        }
    }

    @Test
    void nothingButDefineMakesAPlan() {
        everyCommand().forEach((name, command) -> {
            if (!name.equals("define")) {
                assertThatThrownBy(() -> decide(null, command)).isInstanceOf(IllegalArgumentException.class);
            }
        });
    }

    @Test
    void aNewPlanIsExpandedAtOnceThenADayAheadOfItsHorizon() {
        PatrolPlan plan = in(Status.ACTIVE);
        assertThat(plan.nextDueAt()).isBefore(NOW);
        assertThat(plan.nextThrough(NOW)).isEqualTo(NOW.plus(Duration.ofDays(2)));
        PatrolPlan expanded = after(plan, everyCommand().get("expansion"));
        assertThat(expanded.nextDueAt()).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(decide(expanded, everyCommand().get("expansion")))
                .as("an expansion that began before another one ended")
                .isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void afterALongTimeThePlanCatchesUpInBoundedSteps() {
        assertThat(in(Status.ACTIVE).nextThrough(NOW.plus(Duration.ofDays(30))))
                .isEqualTo(NOW.plus(Duration.ofDays(2)));
    }

    @Test
    void aSuspendedPlanIsNotExpandedAndStartsAnewWhenResumed() {
        PatrolPlan suspended = in(Status.SUSPENDED);
        assertThat(suspended.nextDueAt()).isNull();
        assertThat(suspended.revision()).isEqualTo(2);
        Instant later = NOW.plus(Duration.ofDays(9));
        Decision.Accepted<PatrolPlan> resumed = (Decision.Accepted<PatrolPlan>)
                PatrolPlanDecisions.decide(suspended, new PatrolPlanCommand.Resume(), later);
        assertThat(resumed.state().expandedThrough()).isEqualTo(later);
    }

    @Test
    void aPlanWhoseLastDayIsOverEndsWithoutWithdrawingItsPatrols() {
        Decision.Accepted<PatrolPlan> over = (Decision.Accepted<PatrolPlan>) decide(
                in(Status.ACTIVE), new PatrolPlanCommand.RecordExpansion(NOW, NOW.plus(PatrolPlan.HORIZON), 0, true));
        assertThat(over.state().status()).isEqualTo(Status.ENDED);
        assertThat(over.events()).last().isEqualTo(new PatrolPlanEvent.Ended("pl-1", "s-1", 0));
    }

    @Test
    void aScheduleMustMakeSense() {
        Set<DayOfWeek> days = EnumSet.allOf(DayOfWeek.class);
        List<LocalTime> ten = List.of(LocalTime.of(22, 0));
        List<LocalTime> tooMany = IntStream.range(0, 49)
                .mapToObj(i -> LocalTime.MIN.plusMinutes(i))
                .toList();
        assertThat(code(decide(null, define(schedule(Set.of(), ten, HALF_HOUR, Duration.ZERO)))))
                .isEqualTo("DAYS_MISSING");
        assertThat(code(decide(null, define(schedule(days, List.of(), HALF_HOUR, Duration.ZERO)))))
                .isEqualTo("TIMES_OUT_OF_RANGE");
        assertThat(code(decide(null, define(schedule(days, tooMany, HALF_HOUR, Duration.ZERO)))))
                .isEqualTo("TIMES_OUT_OF_RANGE");
        assertThat(code(decide(
                        null,
                        define(schedule(days, Collections.nCopies(2, ten.getFirst()), HALF_HOUR, Duration.ZERO)))))
                .isEqualTo("TIME_REPEATED");
        assertThat(code(decide(null, define(schedule(days, ten, Duration.ofSeconds(59), Duration.ZERO)))))
                .isEqualTo("DURATION_OUT_OF_RANGE");
        assertThat(code(decide(null, define(schedule(days, ten, HALF_HOUR, Duration.ofHours(7))))))
                .isEqualTo("DURATION_OUT_OF_RANGE");
        Schedule reversed =
                new Schedule(days, ten, HALF_HOUR, Duration.ZERO, WalkOrder.STRICT, FROM, FROM.minusDays(1));
        assertThat(code(decide(null, define(reversed)))).isEqualTo("UNTIL_BEFORE_FROM");
    }
}
