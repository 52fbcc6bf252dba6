package org.steward.staff.dutyrun;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;

/** The rules of a run. */
final class DutyRunDecisions {

    private DutyRunDecisions() {}

    static Decision<DutyRun> decide(@Nullable DutyRun run, DutyRunCommand command, Instant now) {
        if (command instanceof DutyRunCommand.Begin begin) {
            return run == null ? begin(begin, now) : Decision.unchanged();
        }
        // A place that is not open yet has nothing to follow; it begins with what holds then.
        if (run == null || run.nextAt() == null) {
            return Decision.unchanged();
        }
        return switch (command) {
            case DutyRunCommand.Begin begin -> throw new IllegalStateException("decided above: " + begin);
            case DutyRunCommand.Follow follow -> follow(run, now);
            case DutyRunCommand.RecordStep step -> record(run, step, now);
            case DutyRunCommand.End end ->
                Decision.accept(run.ended(), new DutyRunEvent.Ended(run.runId(), run.placeId()));
        };
    }

    private static Decision<DutyRun> begin(DutyRunCommand.Begin begin, Instant now) {
        String id = DutyRun.id(begin.level(), begin.placeId());
        return Decision.accept(
                new DutyRun(id, begin.level(), begin.placeId(), null, 0, 0, List.of(), now),
                new DutyRunEvent.Begun(id, begin.level(), begin.placeId()));
    }

    private static Decision<DutyRun> follow(DutyRun run, Instant now) {
        DutyRun behind = run.behind(now);
        return Decision.accept(behind, new DutyRunEvent.AskedToFollow(run.runId(), run.placeId(), behind.revision()));
    }

    private static Decision<DutyRun> record(DutyRun run, DutyRunCommand.RecordStep step, Instant now) {
        boolean again = run.revision() > step.followed();
        DutyRun after = run.opened(step.through(), step.followed(), step.heldBack(), again ? now : step.nextAt());
        return Decision.accept(
                after,
                new DutyRunEvent.Advanced(
                        run.runId(),
                        run.placeId(),
                        step.through().toString(),
                        step.sheets(),
                        step.obligations(),
                        step.heldBack()));
    }
}
