package org.steward.security.patrol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.security.patrol.Patrol.Status;
import org.steward.security.patrol.Patrol.Verdict;
import org.steward.security.patrolroute.Checkpoint;
import org.steward.security.round.Round;

/**
 * The rules of a patrol. Its verdict falls at planned start + duration + grace, whenever the timer comes round to saying
 * so: scans received after that instant are evidence that arrived late, never a walk in time.
 */
final class PatrolDecisions {

    private PatrolDecisions() {}

    static Decision<Patrol> decide(@Nullable Patrol patrol, PatrolCommand command, Instant now) {
        if (patrol == null) {
            if (command instanceof PatrolCommand.Schedule schedule) {
                return schedule(schedule);
            }
            throw new IllegalArgumentException("no patrol for " + command);
        }
        return switch (command) {
            case PatrolCommand.Schedule again ->
                patrol.status() == Status.CANCELLED && again.planRevision() > patrol.planRevision()
                        ? schedule(again)
                        : Decision.unchanged();
            case PatrolCommand.Cancel cancel -> cancel(patrol, cancel, now);
            case PatrolCommand.RecordScans record -> record(patrol, record, now);
            case PatrolCommand.Conclude conclude -> {
                List<PatrolEvent> events = new ArrayList<>();
                Patrol after = concluded(patrol, now, events);
                yield events.isEmpty() ? Decision.unchanged() : Decision.accept(after, events);
            }
        };
    }

    private static Decision<Patrol> schedule(PatrolCommand.Schedule schedule) {
        Patrol patrol = new Patrol(
                schedule.id(),
                schedule.siteId(),
                schedule.planId(),
                schedule.planRevision(),
                schedule.routeId(),
                schedule.plannedStart(),
                schedule.duration(),
                schedule.grace(),
                schedule.strict(),
                schedule.checkpoints(),
                Status.SCHEDULED,
                List.of(),
                null);
        return Decision.accept(
                patrol,
                new PatrolEvent.Scheduled(
                        patrol.id(),
                        patrol.siteId(),
                        patrol.planId(),
                        patrol.planRevision(),
                        patrol.routeId(),
                        patrol.plannedStart(),
                        patrol.closesAt(),
                        patrol.checkpoints().stream()
                                .map(Checkpoint::checkpointId)
                                .toList()));
    }

    private static Decision<Patrol> cancel(Patrol patrol, PatrolCommand.Cancel cancel, Instant now) {
        boolean ahead =
                patrol.status() == Status.SCHEDULED && patrol.plannedStart().isAfter(now);
        return ahead && patrol.planRevision() <= cancel.planRevision()
                ? Decision.accept(
                        patrol.with(Status.CANCELLED),
                        new PatrolEvent.Cancelled(patrol.id(), patrol.siteId(), patrol.planId()))
                : Decision.unchanged();
    }

    private static Decision<Patrol> record(Patrol patrol, PatrolCommand.RecordScans record, Instant now) {
        if (patrol.status() == Status.CANCELLED) {
            return Decision.refuse(Refusal.conflict("PATROL_CANCELLED", Map.of("id", patrol.id())));
        }
        if (now.isAfter(patrol.closesAt().plus(Patrol.EVIDENCE_WITHIN))) {
            return Decision.refuse(Refusal.conflict(
                    "EVIDENCE_TOO_LATE", Map.of("closedAt", patrol.closesAt(), "within", Patrol.EVIDENCE_WITHIN)));
        }
        Map<String, String> idByCode = new HashMap<>();
        patrol.checkpoints().forEach(point -> idByCode.put(point.code(), point.checkpointId()));
        Map<String, Scan> known = new HashMap<>();
        patrol.scans().forEach(scan -> known.put(scan.scanId(), scan));
        List<Scan> fresh = new ArrayList<>();
        for (int index = 0; index < record.scans().size(); index++) {
            PatrolCommand.Sent sent = record.scans().get(index);
            String checkpointId = idByCode.get(sent.code());
            if (checkpointId == null) {
                return Decision.refuse(Refusal.invalid(
                        "CHECKPOINT_UNKNOWN", "scans[" + index + "].code", Map.of("seen", sent.code())));
            }
            Scan scan = Scan.received(
                    sent.scanId(),
                    checkpointId,
                    sent.deviceAt(),
                    sent.offline(),
                    record.by(),
                    patrol.plannedStart(),
                    now);
            Scan before = known.putIfAbsent(sent.scanId(), scan);
            if (before == null) {
                fresh.add(scan);
            } else if (!before.checkpointId().equals(checkpointId)
                    || !before.deviceAt().equals(sent.deviceAt())) {
                return Decision.refuse(Refusal.invalid(
                        "SCAN_ID_REUSED", "scans[" + index + "].scanId", Map.of("value", sent.scanId())));
            }
        }
        if (fresh.isEmpty()) {
            return Decision.unchanged();
        }
        if (known.size() > Patrol.MAX_SCANS) {
            return Decision.refuse(
                    Refusal.conflict("TOO_MANY_SCANS", Map.of("id", patrol.id(), "max", Patrol.MAX_SCANS)));
        }
        return recorded(patrol, fresh, now);
    }

    private static Decision<Patrol> recorded(Patrol patrol, List<Scan> fresh, Instant now) {
        List<PatrolEvent> events = new ArrayList<>();
        Patrol judged = concluded(patrol, now, events);
        boolean afterVerdict = !now.isBefore(patrol.closesAt());
        for (Scan scan : fresh) {
            events.add(new PatrolEvent.ScanRecorded(
                    patrol.id(),
                    patrol.siteId(),
                    scan.scanId(),
                    scan.checkpointId(),
                    scan.deviceAt(),
                    scan.receivedAt(),
                    scan.offline(),
                    scan.countsAt(),
                    scan.flaw(),
                    afterVerdict));
        }
        Patrol scanned = judged.withScans(fresh);
        // After the verdict the whole time of the walk counts, whatever the clock of this instance says.
        Round round = scanned.round(scanned.verdict() == null ? now : patrol.closesAt());
        Patrol after =
                switch (scanned.status()) {
                    case SCHEDULED, IN_PROGRESS -> walked(scanned, round, events);
                    case MISSED, INCOMPLETE -> evidenced(scanned, round, events);
                    case COMPLETE, RECOVERED, CANCELLED -> scanned;
                };
        return Decision.accept(after, events);
    }

    private static Patrol walked(Patrol patrol, Round round, List<PatrolEvent> events) {
        if (round.state() == Round.State.COMPLETE) {
            events.add(completed(patrol, round));
            return patrol.with(Status.COMPLETE);
        }
        boolean begun = round.missing().size() < patrol.checkpoints().size();
        return begun ? patrol.with(Status.IN_PROGRESS) : patrol;
    }

    /** Scans that arrived after the verdict: they change where the walk stands, not what was said. */
    private static Patrol evidenced(Patrol patrol, Round round, List<PatrolEvent> events) {
        Verdict verdict = patrol.verdict();
        if (verdict == null) {
            throw new IllegalStateException("patrol " + patrol.id() + " is " + patrol.status() + " without a verdict");
        }
        if (round.state() == Round.State.COMPLETE) {
            events.add(new PatrolEvent.Recovered(
                    patrol.id(),
                    patrol.siteId(),
                    patrol.planId(),
                    patrol.routeId(),
                    patrol.plannedStart(),
                    verdict.status(),
                    round.late(),
                    suspicious(round)));
            return patrol.with(Status.RECOVERED);
        }
        if (round.state() == Round.State.INCOMPLETE && patrol.status() == Status.MISSED) {
            events.add(incomplete(patrol, round));
            return patrol.with(Status.INCOMPLETE);
        }
        return patrol;
    }

    /** The patrol with its verdict when its time is over; the same patrol before that, or when it has one. */
    private static Patrol concluded(Patrol patrol, Instant now, List<PatrolEvent> events) {
        Instant closesAt = patrol.closesAt();
        if (!patrol.status().isOpen() || now.isBefore(closesAt)) {
            return patrol;
        }
        Round round = patrol.round(closesAt);
        return switch (round.state()) {
            case MISSED -> {
                events.add(new PatrolEvent.Missed(
                        patrol.id(),
                        patrol.siteId(),
                        patrol.planId(),
                        patrol.routeId(),
                        patrol.plannedStart(),
                        closesAt));
                yield patrol.judged(new Verdict(Status.MISSED, closesAt));
            }
            case INCOMPLETE -> {
                events.add(incomplete(patrol, round));
                yield patrol.judged(new Verdict(Status.INCOMPLETE, closesAt));
            }
            // Walked wholly before its planned start: counted complete only from then on.
            case COMPLETE -> {
                events.add(completed(patrol, round));
                yield patrol.with(Status.COMPLETE);
            }
            case DUE, IN_PROGRESS -> throw new IllegalStateException("round still open at its end: " + patrol);
        };
    }

    private static PatrolEvent completed(Patrol patrol, Round round) {
        return new PatrolEvent.Completed(
                patrol.id(),
                patrol.siteId(),
                patrol.planId(),
                patrol.routeId(),
                patrol.plannedStart(),
                round.late(),
                suspicious(round));
    }

    private static PatrolEvent incomplete(Patrol patrol, Round round) {
        return new PatrolEvent.Incomplete(
                patrol.id(),
                patrol.siteId(),
                patrol.planId(),
                patrol.routeId(),
                patrol.plannedStart(),
                round.missing(),
                suspicious(round));
    }

    private static List<PatrolEvent.Suspicious> suspicious(Round round) {
        return round.suspicious().stream()
                .map(one -> new PatrolEvent.Suspicious(one.checkpoint(), one.reason()))
                .toList();
    }
}
