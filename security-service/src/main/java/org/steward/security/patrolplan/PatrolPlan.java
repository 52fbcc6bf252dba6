package org.steward.security.patrolplan;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateType;

/**
 * A route and when it is walked.
 *
 * @param revision grows when the plan is suspended or ended, so that patrols scheduled after that are not withdrawn for it
 * @param expandedThrough up to which instant its patrols have been scheduled
 */
record PatrolPlan(
        String id,
        String siteId,
        String routeId,
        Schedule schedule,
        Status status,
        int revision,
        Instant expandedThrough) {

    static final AggregateType<PatrolPlan> TYPE =
            new AggregateType<>("patrolPlan", "patrolPlans", PatrolPlan.class, PatrolPlan::nextDueAt);

    /** How far ahead patrols are scheduled. */
    static final Duration HORIZON = Duration.ofDays(2);

    /** How far ahead there are always patrols: the plan is expanded again when less is left. */
    static final Duration LEAD = Duration.ofDays(1);

    /** Walks a day one plan may have. */
    static final int MAX_TIMES = 48;

    static final Duration MAX_DURATION = Duration.ofHours(12);
    static final Duration MAX_GRACE = Duration.ofHours(6);

    /** Whether it is walked. */
    public enum Status {
        ACTIVE,
        SUSPENDED,
        ENDED
    }

    /** When it is to be expanded next, or null. */
    @Nullable Instant nextDueAt() {
        return status == Status.ACTIVE ? expandedThrough.minus(LEAD) : null;
    }

    /** Up to where the next expansion goes: in bounded steps, however long nobody expanded it. */
    Instant nextThrough(Instant now) {
        Instant step = expandedThrough.plus(HORIZON);
        Instant horizon = now.plus(HORIZON);
        return step.isBefore(horizon) ? step : horizon;
    }

    PatrolPlan with(Status next, int nextRevision, Instant through) {
        return new PatrolPlan(id, siteId, routeId, schedule, next, nextRevision, through);
    }
}
