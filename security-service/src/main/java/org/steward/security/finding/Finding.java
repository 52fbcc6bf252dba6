package org.steward.security.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateType;

/**
 * Something found on a patrol or elsewhere that somebody has to see to.
 *
 * @param patrolId the patrol it was found on, or null
 * @param checkpointId where, or null
 * @param unitId the unit it concerns, or null
 * @param place where, in words; stays in this document
 * @param description free text; stays in this document
 * @param workOrderBy when the lack of a work order is escalated, null when none is awaited any more
 * @param workOrderId the work order made for it
 */
record Finding(
        String id,
        String siteId,
        @Nullable String patrolId,
        @Nullable String checkpointId,
        Category category,
        Severity severity,
        @Nullable String unitId,
        @Nullable String place,
        String description,
        Status status,
        Instant reportedAt,
        @Nullable Instant workOrderBy,
        @Nullable String workOrderId) {

    static final AggregateType<Finding> TYPE =
            new AggregateType<>("finding", "findings", Finding.class, Finding::workOrderBy);

    /** How far it is. */
    public enum Status {
        REPORTED,
        /** A work order was made. */
        ORDERED,
        RESOLVED,
        /** Its work order was cancelled. */
        ABANDONED
    }

    Finding with(Status next, @Nullable Instant by, @Nullable String order) {
        return new Finding(
                id,
                siteId,
                patrolId,
                checkpointId,
                category,
                severity,
                unitId,
                place,
                description,
                next,
                reportedAt,
                by,
                order);
    }
}
