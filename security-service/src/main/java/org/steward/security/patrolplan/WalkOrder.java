package org.steward.security.patrolplan;

/** Whether the checkpoints must be scanned in the order of the route. */
public enum WalkOrder {
    STRICT,
    FREE
}
