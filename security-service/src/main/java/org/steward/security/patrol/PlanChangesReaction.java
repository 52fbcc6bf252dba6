package org.steward.security.patrol;

import java.util.Set;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.projection.InboundEvent;
import org.steward.platform.projection.Reaction;

/**
 * Withdraws the walks of a suspended or ended plan, by this service's own events: the plan and its patrols are many
 * aggregates, and a crash between the writes must not leave some of them waiting.
 */
final class PlanChangesReaction implements Reaction {

    private static final String SUSPENDED = "org.steward.security.patrol-plan.suspended.v1";
    private static final String ENDED = "org.steward.security.patrol-plan.ended.v1";

    private static final Authority BY = Authority.system("patrol-plans");

    private final PatrolStore store;
    private final PatrolHandler handler;

    PlanChangesReaction(PatrolStore store, PatrolHandler handler) {
        this.store = store;
        this.handler = handler;
    }

    @Override
    public String name() {
        return "patrol-plan-changes";
    }

    @Override
    public String service() {
        return "security";
    }

    @Override
    public Set<String> eventTypes() {
        return Set.of(SUSPENDED, ENDED);
    }

    @Override
    public void on(InboundEvent event) {
        int revision = event.data().required("revision").intValue();
        PatrolCommand cancel = new PatrolCommand.Cancel(revision);
        for (String patrolId : store.ahead(event.scope(), event.aggregateId(), event.at())) {
            Command command = Command.caused(
                    event.scope(),
                    "security.patrol.cancel",
                    event.id() + '/' + patrolId,
                    BY,
                    event.correlationId(),
                    cancel);
            handler.act(command, patrolId, cancel);
        }
    }
}
