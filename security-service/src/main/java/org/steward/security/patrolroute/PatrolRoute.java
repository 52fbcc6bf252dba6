package org.steward.security.patrolroute;

import java.util.List;
import org.steward.platform.document.AggregateType;

/**
 * A planned path over checkpoints.
 *
 * @param code of the site's own numbering; never changes, the id is derived from it
 * @param checkpoints in the order of the walk
 */
record PatrolRoute(String id, String siteId, String code, String name, List<Checkpoint> checkpoints, Status status) {

    static final AggregateType<PatrolRoute> TYPE = AggregateType.of("patrolRoute", "patrolRoutes", PatrolRoute.class);

    /** Checkpoints one route may have. */
    static final int MAX_CHECKPOINTS = 100;

    /** Whether it can be planned. */
    public enum Status {
        ACTIVE,
        RETIRED
    }

    public PatrolRoute {
        checkpoints = List.copyOf(checkpoints);
    }

    PatrolRoute with(Status next) {
        return new PatrolRoute(id, siteId, code, name, checkpoints, next);
    }
}
