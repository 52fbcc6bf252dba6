package org.steward.security.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.EventType;

/** What happens to a finding, as other services may know it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface FindingEvent {

    /** workorder-service makes a work order of it. */
    @EventType("org.steward.security.finding.reported.v1")
    record Reported(
            String findingId,
            String siteId,
            @Nullable String patrolId,
            @Nullable String checkpointId,
            Category category,
            Severity severity,
            @Nullable String unitId)
            implements FindingEvent {}

    @EventType("org.steward.security.finding.work-order-linked.v1")
    record WorkOrderLinked(String findingId, String siteId, String workOrderId) implements FindingEvent {}

    @EventType("org.steward.security.finding.resolved.v1")
    record Resolved(String findingId, String siteId, String workOrderId) implements FindingEvent {}

    @EventType("org.steward.security.finding.abandoned.v1")
    record Abandoned(String findingId, String siteId, String workOrderId) implements FindingEvent {}

    /** No work order was made in time. */
    @EventType("org.steward.security.finding.unanswered.v1")
    record Unanswered(String findingId, String siteId, Instant expectedBy) implements FindingEvent {}
}
