package org.steward.security.patrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.security.patrolroute.Checkpoint;
import org.steward.security.round.Round;

/**
 * A patrol as it is shown, with what its scans say about it at the moment.
 *
 * @param late checkpoints scanned in the grace
 * @param missing checkpoints not scanned yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PatrolView(
        String patrolId,
        String siteId,
        String planId,
        String routeId,
        Patrol.Status status,
        Instant plannedStart,
        Instant plannedEnd,
        Instant closesAt,
        boolean strict,
        List<Stop> checkpoints,
        List<Scan> scans,
        List<String> late,
        List<String> missing,
        List<Round.Suspicion> suspicious,
        Patrol.@Nullable Verdict verdict) {

    /** A checkpoint without the code that is read there: who knows the codes need not walk. */
    record Stop(String checkpointId, Checkpoint.Tag tag, String name) {}

    static PatrolView of(Patrol patrol, Instant now) {
        Round round = patrol.round(patrol.verdict() == null ? now : patrol.closesAt());
        return new PatrolView(
                patrol.id(),
                patrol.siteId(),
                patrol.planId(),
                patrol.routeId(),
                patrol.status(),
                patrol.plannedStart(),
                patrol.plannedStart().plus(patrol.duration()),
                patrol.closesAt(),
                patrol.strict(),
                patrol.checkpoints().stream()
                        .map(point -> new Stop(point.checkpointId(), point.tag(), point.name()))
                        .toList(),
                patrol.scans(),
                round.late(),
                round.missing(),
                round.suspicious(),
                patrol.verdict());
    }
}
