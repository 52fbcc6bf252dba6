package org.steward.security.finding;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.Scope;
import org.steward.security.patrol.PatrolHandler;

/** The door to findings. */
final class FindingHandler {

    private final FindingStore store;
    private final CommandRunner runner;
    private final PatrolHandler patrols;
    private final Duration workOrderWithin;

    FindingHandler(FindingStore store, CommandRunner runner, PatrolHandler patrols, Duration workOrderWithin) {
        this.store = store;
        this.runner = runner;
        this.patrols = patrols;
        this.workOrderWithin = workOrderWithin;
    }

    /** What was found, as the guard tells it. */
    record Report(
            @Nullable String patrolId,
            @Nullable String checkpointId,
            Category category,
            Severity severity,
            @Nullable String unitId,
            @Nullable String place,
            String description) {}

    CommandResult report(Command command, Report report) {
        Scope site = command.scope();
        String id = command.newAggregateId(Finding.TYPE.name());
        FindingCommand.Report made = new FindingCommand.Report(
                id,
                site.value(),
                report.patrolId(),
                report.checkpointId(),
                report.category(),
                report.severity(),
                report.unitId(),
                report.place(),
                report.description(),
                workOrderWithin);
        return runner.run(store.aggregates(), id, command, (finding, now) -> {
            Refusal refusal = notOnPatrol(site, report.patrolId(), report.checkpointId());
            return refusal == null ? FindingDecisions.decide(finding, made, now) : Decision.refuse(refusal);
        });
    }

    private @Nullable Refusal notOnPatrol(Scope site, @Nullable String patrolId, @Nullable String checkpointId) {
        if (patrolId == null) {
            return checkpointId == null
                    ? null
                    : Refusal.invalid("CHECKPOINT_WITHOUT_PATROL", "checkpointId", Map.of("value", checkpointId));
        }
        Boolean known = patrols.hasCheckpoint(site, patrolId, checkpointId == null ? "" : checkpointId);
        if (known == null) {
            return Refusal.invalid("PATROL_UNKNOWN", "patrolId", Map.of("value", patrolId));
        }
        return checkpointId == null || known
                ? null
                : Refusal.invalid("CHECKPOINT_NOT_ON_PATROL", "checkpointId", Map.of("value", checkpointId));
    }

    CommandResult act(Command command, String findingId, FindingCommand act) {
        return runner.run(
                store.aggregates(),
                findingId,
                command,
                (finding, now) -> finding == null
                        ? Decision.refuse(Refusal.notFound(Finding.TYPE.name(), findingId))
                        : FindingDecisions.decide(finding, act, now));
    }
}
