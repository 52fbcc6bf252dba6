package org.steward.security.patrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.EventType;
import org.steward.security.round.Round;

/** What happens to a patrol, as other services may know it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface PatrolEvent {

    @EventType("org.steward.security.patrol.scheduled.v1")
    record Scheduled(
            String patrolId,
            String siteId,
            String planId,
            int planRevision,
            String routeId,
            Instant plannedStart,
            Instant closesAt,
            List<String> checkpointIds)
            implements PatrolEvent {}

    @EventType("org.steward.security.patrol.cancelled.v1")
    record Cancelled(String patrolId, String siteId, String planId) implements PatrolEvent {}

    /**
     * A scan was recorded.
     *
     * @param countsAt absent when it is no proof
     * @param afterVerdict it arrived when the time of the walk was over
     */
    @EventType("org.steward.security.patrol.scan-recorded.v1")
    record ScanRecorded(
            String patrolId,
            String siteId,
            String scanId,
            String checkpointId,
            Instant deviceAt,
            Instant receivedAt,
            boolean offline,
            @Nullable Instant countsAt,
            Scan.@Nullable Flaw flaw,
            boolean afterVerdict)
            implements PatrolEvent {}

    /** A scan that looks wrong. */
    record Suspicious(String checkpointId, Round.Reason reason) {}

    @EventType("org.steward.security.patrol.completed.v1")
    record Completed(
            String patrolId,
            String siteId,
            String planId,
            String routeId,
            Instant plannedStart,
            List<String> late,
            List<Suspicious> suspicious)
            implements PatrolEvent {}

    @EventType("org.steward.security.patrol.missed.v1")
    record Missed(String patrolId, String siteId, String planId, String routeId, Instant plannedStart, Instant missedAt)
            implements PatrolEvent {}

    @EventType("org.steward.security.patrol.incomplete.v1")
    record Incomplete(
            String patrolId,
            String siteId,
            String planId,
            String routeId,
            Instant plannedStart,
            List<String> missing,
            List<Suspicious> suspicious)
            implements PatrolEvent {}

    /** Said to be missed or incomplete, then proven complete by scans that arrived late; the verdict stays on record. */
    @EventType("org.steward.security.patrol.recovered.v1")
    record Recovered(
            String patrolId,
            String siteId,
            String planId,
            String routeId,
            Instant plannedStart,
            Patrol.Status verdict,
            List<String> late,
            List<Suspicious> suspicious)
            implements PatrolEvent {}
}
