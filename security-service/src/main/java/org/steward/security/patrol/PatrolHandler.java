package org.steward.security.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.security.patrolroute.Checkpoint;

/** The door to patrols. */
public final class PatrolHandler {

    private final PatrolStore store;
    private final CommandRunner runner;

    PatrolHandler(PatrolStore store, CommandRunner runner) {
        this.store = store;
        this.runner = runner;
    }

    /** One walk of a plan. */
    public record Walk(
            String planId,
            int planRevision,
            String routeId,
            Instant plannedStart,
            Duration duration,
            Duration grace,
            boolean strict,
            List<Checkpoint> checkpoints) {}

    /** Plans one walk; the same plan and start are the same patrol, however often it is planned. */
    public CommandResult schedule(Command command, Walk walk) {
        Scope site = command.scope();
        String id = Ids.derive(Patrol.TYPE.name(), site, walk.planId() + '|' + walk.plannedStart());
        PatrolCommand schedule = new PatrolCommand.Schedule(
                id,
                site.value(),
                walk.planId(),
                walk.planRevision(),
                walk.routeId(),
                walk.plannedStart(),
                walk.duration(),
                walk.grace(),
                walk.strict(),
                walk.checkpoints());
        return runner.run(
                store.aggregates(), id, command, (patrol, now) -> PatrolDecisions.decide(patrol, schedule, now));
    }

    /** Whether the checkpoint is one of the patrol's; null when there is no such patrol at the site. */
    public @Nullable Boolean hasCheckpoint(Scope site, String patrolId, String checkpointId) {
        Stored<Patrol> stored = store.load(site, patrolId);
        return stored == null
                ? null
                : stored.state().checkpoints().stream()
                        .anyMatch(point -> point.checkpointId().equals(checkpointId));
    }

    /** Withdraws a walk that has not begun, if it was scheduled under that revision of its plan or an earlier one. */
    public CommandResult withdraw(Command command, String patrolId, int planRevision) {
        return act(command, patrolId, new PatrolCommand.Cancel(planRevision));
    }

    CommandResult act(Command command, String patrolId, PatrolCommand act) {
        return runner.run(
                store.aggregates(),
                patrolId,
                command,
                (patrol, now) -> patrol == null
                        ? Decision.refuse(Refusal.notFound(Patrol.TYPE.name(), patrolId))
                        : PatrolDecisions.decide(patrol, act, now));
    }
}
