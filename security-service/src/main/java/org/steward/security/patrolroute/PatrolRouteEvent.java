package org.steward.security.patrolroute;

import java.util.List;
import org.steward.platform.command.EventType;

/** What happens to a patrol route, as other services may know it; never the codes a phone reads. */
public sealed interface PatrolRouteEvent {

    @EventType("org.steward.security.patrol-route.defined.v1")
    record Defined(String routeId, String siteId, String code, List<String> checkpointIds)
            implements PatrolRouteEvent {}

    @EventType("org.steward.security.patrol-route.changed.v1")
    record Changed(String routeId, String siteId, List<String> checkpointIds) implements PatrolRouteEvent {}

    @EventType("org.steward.security.patrol-route.retired.v1")
    record Retired(String routeId, String siteId) implements PatrolRouteEvent {}
}
