package org.steward.security.finding;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What can be done with a finding. */
sealed interface FindingCommand {

    /**
     * Reports it.
     *
     * @param workOrderWithin how long workorder-service may take to make an order of it
     */
    record Report(
            String id,
            String siteId,
            @Nullable String patrolId,
            @Nullable String checkpointId,
            Category category,
            Severity severity,
            @Nullable String unitId,
            @Nullable String place,
            String description,
            Duration workOrderWithin)
            implements FindingCommand {}

    /** A work order was made of it: a fact, never refused. */
    record LinkWorkOrder(String workOrderId) implements FindingCommand {}

    /** Its work order ended: a fact, never refused. */
    record EndWorkOrder(String workOrderId, boolean done) implements FindingCommand {}

    /** The timer: the work order may be overdue. */
    record Wake() implements FindingCommand {}
}
