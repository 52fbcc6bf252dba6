package org.steward.security.patrolplan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.steward.platform.access.OrganisationView;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.timer.TimerHandler;
import org.steward.platform.timer.TimerSweeper;
import org.steward.security.patrol.PatrolHandler;
import org.steward.security.patrolroute.Checkpoint;
import org.steward.security.patrolroute.PatrolRouteHandler;

/**
 * Schedules the patrols of a plan ahead of time: first the patrols, whose ids are derived from the plan and the start, then
 * how far it came. A crash in between schedules the same patrols again, which changes nothing.
 */
final class PatrolPlanTimer implements TimerHandler {

    private static final Authority BY = Authority.system("timer");

    private final PatrolPlanStore store;
    private final PatrolPlanHandler plans;
    private final PatrolRouteHandler routes;
    private final PatrolHandler patrols;
    private final OrganisationView organisation;

    PatrolPlanTimer(
            PatrolPlanStore store,
            PatrolPlanHandler plans,
            PatrolRouteHandler routes,
            PatrolHandler patrols,
            OrganisationView organisation) {
        this.store = store;
        this.plans = plans;
        this.routes = routes;
        this.patrols = patrols;
        this.organisation = organisation;
    }

    @Override
    public AggregateStore<?> store() {
        return store.aggregates();
    }

    @Override
    public void onDue(AggregateStore.Due due, Instant now) {
        Scope site = due.scope();
        Stored<PatrolPlan> stored = store.load(site, due.id());
        if (stored == null || stored.state().nextDueAt() == null) {
            return;
        }
        PatrolPlan plan = stored.state();
        // With the revision: a plan resumed at the very instant it was expanded from is due at the same time once more.
        String key = TimerSweeper.commandKey(due) + "/r" + plan.revision();
        List<Checkpoint> checkpoints = routes.walkable(site, plan.routeId());
        if (checkpoints == null) {
            // The route was retired: there is nothing to walk any more.
            PatrolPlanCommand end = new PatrolPlanCommand.End();
            plans.act(command(site, "security.patrol-plan.end", key, key, end), plan.id(), end);
            return;
        }
        ZoneId zone = organisation.siteZone(site.value());
        Instant through = plan.nextThrough(now);
        List<Instant> starts = plan.schedule().starts(zone, plan.expandedThrough(), through);
        for (Instant start : starts) {
            PatrolHandler.Walk walk = walk(plan, start, checkpoints);
            patrols.schedule(command(site, "security.patrol.schedule", key + '/' + start, key, walk), walk);
        }
        PatrolPlanCommand expansion = new PatrolPlanCommand.RecordExpansion(
                plan.expandedThrough(), through, starts.size(), plan.schedule().isOverAfter(zone, through));
        plans.act(command(site, "security.patrol-plan.expand", key, key, expansion), plan.id(), expansion);
    }

    private static PatrolHandler.Walk walk(PatrolPlan plan, Instant start, List<Checkpoint> checkpoints) {
        Schedule schedule = plan.schedule();
        return new PatrolHandler.Walk(
                plan.id(),
                plan.revision(),
                plan.routeId(),
                start,
                schedule.duration(),
                schedule.grace(),
                schedule.order() == WalkOrder.STRICT,
                checkpoints);
    }

    /** The body is left out of what a repeat must equal: a second try may see a later clock or a changed route. */
    private static Command command(Scope site, String operation, String key, String correlation, Object body) {
        return Command.caused(
                site, operation, key, BY, correlation, body.getClass().getName());
    }
}
