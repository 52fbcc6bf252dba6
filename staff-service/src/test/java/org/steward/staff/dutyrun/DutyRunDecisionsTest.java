package org.steward.staff.dutyrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.staff.Decisions.accepted;
import static org.steward.staff.Decisions.outcome;

import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.command.Decision;
import org.steward.platform.fixture.Duty;
import org.steward.staff.Tables;

@Duty("T16")
class DutyRunDecisionsTest {

    private static final Instant NOW = Instant.parse("2026-11-10T08:00:00Z");
    private static final Instant NEXT = Instant.parse("2026-11-25T16:00:00Z");

    private static final String TABLE = """
            state  begin     follow    step      end
            none   accepted  unchanged unchanged unchanged
            BEGUN  unchanged accepted  accepted  accepted
            OPENED unchanged accepted  accepted  accepted
            ENDED  unchanged unchanged unchanged unchanged
            """;

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        DutyRun begun = begun();
        DutyRun opened = accepted(decide(begun, step(0))).state();
        Map<String, DutyRun> states = new LinkedHashMap<>();
        states.put("none", null);
        states.put("BEGUN", begun);
        states.put("OPENED", opened);
        states.put("ENDED", accepted(decide(opened, new DutyRunCommand.End())).state());
        Map<String, DutyRunCommand> commands = new LinkedHashMap<>();
        commands.put("begin", new DutyRunCommand.Begin(Level.SITE, "s-1"));
        commands.put("follow", new DutyRunCommand.Follow());
        commands.put("step", step(0));
        commands.put("end", new DutyRunCommand.End());
        return Tables.cells(TABLE, states, commands, (run, command) -> outcome(() -> decide(run, command)));
    }

    @Test
    void aChangeDuringAStepIsFollowedByAnother() {
        DutyRun changed = accepted(decide(begun(), new DutyRunCommand.Follow())).state();
        DutyRun stepped = accepted(decide(changed, step(0))).state();
        assertThat(stepped.isBehind()).isTrue();
        assertThat(stepped.nextAt()).isEqualTo(NOW);
        DutyRun followed = accepted(decide(stepped, step(1))).state();
        assertThat(followed.isBehind()).isFalse();
        assertThat(followed.nextAt()).isEqualTo(NEXT);
    }

    private static DutyRun begun() {
        return accepted(decide(null, new DutyRunCommand.Begin(Level.SITE, "s-1")))
                .state();
    }

    private static DutyRunCommand step(int followed) {
        return new DutyRunCommand.RecordStep(YearMonth.of(2026, 11), followed, 60, 480, List.of(), NEXT);
    }

    private static Decision<DutyRun> decide(DutyRun run, DutyRunCommand command) {
        return DutyRunDecisions.decide(run, command, NOW);
    }
}
