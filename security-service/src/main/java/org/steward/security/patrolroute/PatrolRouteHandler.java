package org.steward.security.patrolroute;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** The door to patrol routes. */
public final class PatrolRouteHandler {

    private final AggregateStore<PatrolRoute> routes;
    private final CommandRunner runner;

    PatrolRouteHandler(AggregateStore<PatrolRoute> routes, CommandRunner runner) {
        this.routes = routes;
        this.runner = runner;
    }

    /** The checkpoints of a route that can be walked, or null when there is none of that id or it was retired. */
    public @Nullable List<Checkpoint> walkable(Scope site, String routeId) {
        Stored<PatrolRoute> stored = routes.load(site, routeId);
        return stored == null || stored.state().status() == PatrolRoute.Status.RETIRED
                ? null
                : stored.state().checkpoints();
    }

    CommandResult define(Command command, String code, String name, List<Checkpoint> checkpoints) {
        String id = Ids.derive(PatrolRoute.TYPE.name(), command.scope(), code);
        PatrolRouteCommand define =
                new PatrolRouteCommand.Define(id, command.scope().value(), code, name, checkpoints);
        return runner.run(routes, id, command, (route, now) -> PatrolRouteDecisions.decide(route, define));
    }

    CommandResult act(Command command, String routeId, PatrolRouteCommand act) {
        return runner.run(
                routes,
                routeId,
                command,
                (route, now) -> route == null
                        ? Decision.refuse(Refusal.notFound(PatrolRoute.TYPE.name(), routeId))
                        : PatrolRouteDecisions.decide(route, act));
    }
}
