package org.steward.security.patrolplan;

import java.util.Map;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.Scope;
import org.steward.security.patrolroute.PatrolRouteHandler;

/** The door to patrol plans. */
final class PatrolPlanHandler {

    private final PatrolPlanStore store;
    private final CommandRunner runner;
    private final PatrolRouteHandler routes;

    PatrolPlanHandler(PatrolPlanStore store, CommandRunner runner, PatrolRouteHandler routes) {
        this.store = store;
        this.runner = runner;
        this.routes = routes;
    }

    CommandResult define(Command command, String routeId, Schedule schedule) {
        Scope site = command.scope();
        String id = command.newAggregateId(PatrolPlan.TYPE.name());
        PatrolPlanCommand define = new PatrolPlanCommand.Define(id, site.value(), routeId, schedule);
        return runner.run(
                store.aggregates(),
                id,
                command,
                (plan, now) -> routes.walkable(site, routeId) == null
                        ? Decision.refuse(Refusal.invalid("ROUTE_UNKNOWN", "routeId", Map.of("value", routeId)))
                        : PatrolPlanDecisions.decide(plan, define, now));
    }

    CommandResult act(Command command, String planId, PatrolPlanCommand act) {
        return runner.run(
                store.aggregates(),
                planId,
                command,
                (plan, now) -> plan == null
                        ? Decision.refuse(Refusal.notFound(PatrolPlan.TYPE.name(), planId))
                        : PatrolPlanDecisions.decide(plan, act, now));
    }
}
