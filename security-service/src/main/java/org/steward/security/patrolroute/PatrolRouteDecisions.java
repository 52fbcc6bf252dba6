package org.steward.security.patrolroute;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.security.patrolroute.PatrolRoute.Status;

/** The rules of a patrol route. */
final class PatrolRouteDecisions {

    private PatrolRouteDecisions() {}

    static Decision<PatrolRoute> decide(@Nullable PatrolRoute route, PatrolRouteCommand command) {
        if (route == null) {
            if (command instanceof PatrolRouteCommand.Define define) {
                return define(define);
            }
            throw new IllegalArgumentException("no patrol route for " + command);
        }
        return switch (command) {
            case PatrolRouteCommand.Define define ->
                Decision.refuse(Refusal.conflict("CODE_TAKEN", Map.of("code", define.code(), "id", route.id())));
            case PatrolRouteCommand.Change change -> change(route, change);
            case PatrolRouteCommand.Retire retire ->
                route.status() == Status.RETIRED
                        ? Decision.unchanged()
                        : Decision.accept(
                                route.with(Status.RETIRED), new PatrolRouteEvent.Retired(route.id(), route.siteId()));
        };
    }

    private static Decision<PatrolRoute> define(PatrolRouteCommand.Define define) {
        Refusal refusal = wrong(define.checkpoints());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        PatrolRoute route = new PatrolRoute(
                define.id(), define.siteId(), define.code(), define.name(), define.checkpoints(), Status.ACTIVE);
        return Decision.accept(
                route, new PatrolRouteEvent.Defined(route.id(), route.siteId(), route.code(), ids(route)));
    }

    private static Decision<PatrolRoute> change(PatrolRoute route, PatrolRouteCommand.Change change) {
        if (route.status() == Status.RETIRED) {
            return Decision.refuse(Refusal.conflict("ROUTE_RETIRED", Map.of("code", route.code())));
        }
        Refusal refusal = wrong(change.checkpoints());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        PatrolRoute changed = new PatrolRoute(
                route.id(), route.siteId(), route.code(), change.name(), change.checkpoints(), route.status());
        return changed.equals(route)
                ? Decision.unchanged()
                : Decision.accept(changed, new PatrolRouteEvent.Changed(route.id(), route.siteId(), ids(changed)));
    }

    private static List<String> ids(PatrolRoute route) {
        return route.checkpoints().stream().map(Checkpoint::checkpointId).toList();
    }

    private static @Nullable Refusal wrong(List<Checkpoint> checkpoints) {
        if (checkpoints.isEmpty() || checkpoints.size() > PatrolRoute.MAX_CHECKPOINTS) {
            return Refusal.invalid(
                    "CHECKPOINTS_OUT_OF_RANGE",
                    "checkpoints",
                    Map.of("value", checkpoints.size(), "min", 1, "max", PatrolRoute.MAX_CHECKPOINTS));
        }
        Set<String> codes = new HashSet<>();
        for (int index = 0; index < checkpoints.size(); index++) {
            String code = checkpoints.get(index).code();
            if (!codes.add(code)) {
                return Refusal.invalid("CHECKPOINT_REPEATED", "checkpoints[" + index + "].code", Map.of("value", code));
            }
        }
        return null;
    }
}
