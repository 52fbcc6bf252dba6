package org.steward.security.patrolplan;

import java.time.Instant;

/** What can be done with a patrol plan. */
sealed interface PatrolPlanCommand {

    record Define(String id, String siteId, String routeId, Schedule schedule) implements PatrolPlanCommand {}

    /** Not walked until resumed; patrols still to come are withdrawn. */
    record Suspend() implements PatrolPlanCommand {}

    record Resume() implements PatrolPlanCommand {}

    /** Never walked again; patrols still to come are withdrawn. */
    record End() implements PatrolPlanCommand {}

    /**
     * Its patrols up to {@code through} have been scheduled.
     *
     * @param from where the expansion began; another one since then makes this one void
     * @param over whether the schedule has no start after that
     */
    record RecordExpansion(Instant from, Instant through, int patrols, boolean over) implements PatrolPlanCommand {}
}
