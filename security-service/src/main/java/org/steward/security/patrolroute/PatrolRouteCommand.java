package org.steward.security.patrolroute;

import java.util.List;

/** What can be done with a patrol route. */
sealed interface PatrolRouteCommand {

    record Define(String id, String siteId, String code, String name, List<Checkpoint> checkpoints)
            implements PatrolRouteCommand {}

    /** Another name or other checkpoints; patrols already scheduled keep the ones they had. */
    record Change(String name, List<Checkpoint> checkpoints) implements PatrolRouteCommand {}

    record Retire() implements PatrolRouteCommand {}
}
