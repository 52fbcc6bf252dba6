package org.steward.security.patrolplan;

import java.util.Set;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.document.Stored;
import org.steward.platform.projection.InboundEvent;
import org.steward.platform.projection.Reaction;
import org.steward.security.patrol.PatrolHandler;

/**
 * Withdraws a walk that was scheduled while its plan was being suspended: whichever of the two was written last, either
 * the suspension finds the walk, or the walk finds the suspension here.
 */
final class WithdrawalReaction implements Reaction {

    private static final String SCHEDULED = "org.steward.security.patrol.scheduled.v1";

    private static final Authority BY = Authority.system("patrol-plans");

    private final PatrolPlanStore plans;
    private final PatrolHandler patrols;

    WithdrawalReaction(PatrolPlanStore plans, PatrolHandler patrols) {
        this.plans = plans;
        this.patrols = patrols;
    }

    @Override
    public String name() {
        return "patrol-withdrawals";
    }

    @Override
    public String service() {
        return "security";
    }

    @Override
    public Set<String> eventTypes() {
        return Set.of(SCHEDULED);
    }

    @Override
    public void on(InboundEvent event) {
        int revision = event.data().required("planRevision").intValue();
        String planId = event.data().required("planId").stringValue();
        Stored<PatrolPlan> plan = plans.load(event.scope(), planId);
        if (plan != null && plan.state().revision() > revision) {
            Command command = Command.caused(
                    event.scope(), "security.patrol.cancel", event.id(), BY, event.correlationId(), revision);
            patrols.withdraw(command, event.aggregateId(), revision);
        }
    }
}
