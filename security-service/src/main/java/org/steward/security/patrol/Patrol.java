package org.steward.security.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateType;
import org.steward.security.patrolroute.Checkpoint;
import org.steward.security.round.Round;
import org.steward.security.round.RoundPlan;

/**
 * One planned walk.
 *
 * @param planRevision of the plan when it was scheduled
 * @param checkpoints of the route when it was scheduled, in the order of the walk
 * @param verdict what was said when its time was over; kept for ever, also when evidence arrives later
 */
public record Patrol(
        String id,
        String siteId,
        String planId,
        int planRevision,
        String routeId,
        Instant plannedStart,
        Duration duration,
        Duration grace,
        boolean strict,
        List<Checkpoint> checkpoints,
        Status status,
        List<Scan> scans,
        @Nullable Verdict verdict) {

    static final AggregateType<Patrol> TYPE = new AggregateType<>("patrol", "patrols", Patrol.class, Patrol::nextDueAt);

    /** Scans one walk may have. */
    static final int MAX_SCANS = 500;

    /** How long after a walk its evidence is still taken. */
    static final Duration EVIDENCE_WITHIN = Duration.ofDays(7);

    /** Where a walk stands. */
    public enum Status {
        SCHEDULED,
        IN_PROGRESS,
        COMPLETE,
        /** Its time is over, and some checkpoints lack a scan. */
        INCOMPLETE,
        /** Its time is over without a scan. */
        MISSED,
        /** Said to be missed or incomplete, then proven complete by scans that arrived late. */
        RECOVERED,
        /** Withdrawn with its plan before it began. */
        CANCELLED;

        /** Whether its time is not over. */
        boolean isOpen() {
            return this == SCHEDULED || this == IN_PROGRESS;
        }
    }

    /**
     * What was said at the end of its time.
     *
     * @param status MISSED or INCOMPLETE
     */
    public record Verdict(Status status, Instant at) {}

    public Patrol {
        checkpoints = List.copyOf(checkpoints);
        scans = List.copyOf(scans);
    }

    /** When the verdict falls, or null when it has fallen or is not needed. */
    @Nullable Instant nextDueAt() {
        return status.isOpen() ? closesAt() : null;
    }

    Instant closesAt() {
        return plannedStart.plus(duration).plus(grace);
    }

    /** How the walk stands at {@code asOf} by the scans that count. */
    Round round(Instant asOf) {
        RoundPlan plan = new RoundPlan(
                plannedStart,
                duration,
                grace,
                checkpoints.stream().map(Checkpoint::checkpointId).toList(),
                strict);
        List<Round.Scan> counting = new ArrayList<>();
        for (Scan scan : scans) {
            Instant at = scan.countsAt();
            if (at != null) {
                counting.add(new Round.Scan(scan.checkpointId(), at));
            }
        }
        return Round.of(plan, counting, asOf);
    }

    Patrol with(Status next) {
        return new Patrol(
                id,
                siteId,
                planId,
                planRevision,
                routeId,
                plannedStart,
                duration,
                grace,
                strict,
                checkpoints,
                next,
                scans,
                verdict);
    }

    Patrol withScans(List<Scan> more) {
        List<Scan> all = new ArrayList<>(scans);
        all.addAll(more);
        return new Patrol(
                id,
                siteId,
                planId,
                planRevision,
                routeId,
                plannedStart,
                duration,
                grace,
                strict,
                checkpoints,
                status,
                all,
                verdict);
    }

    Patrol judged(Verdict judgement) {
        return new Patrol(
                id,
                siteId,
                planId,
                planRevision,
                routeId,
                plannedStart,
                duration,
                grace,
                strict,
                checkpoints,
                judgement.status(),
                scans,
                judgement);
    }
}
