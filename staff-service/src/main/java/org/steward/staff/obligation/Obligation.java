package org.steward.staff.obligation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A duty in one period.
 *
 * @param rule index into the sheet's rules
 * @param opensAt from when it can be done
 * @param dueAt an act at this instant is in time
 * @param closesAt acts from here on do not count for it
 * @param required how many acts
 * @param missedAt when it was found missed; never taken back
 * @param settledAt when it was met or excused
 * @param excuse asked for or given; null for none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Obligation(
        String duty,
        String period,
        int rule,
        Instant opensAt,
        Instant dueAt,
        Instant closesAt,
        int required,
        Status status,
        List<Act> acts,
        @Nullable Instant warnedAt,
        @Nullable Instant missedAt,
        @Nullable Instant settledAt,
        @Nullable Excuse excuse,
        List<Escalation> escalations) {

    /** What became of it. */
    enum Status {
        OPEN,
        ON_TIME,
        LATE,
        /** Due and not done; an act can still make it LATE. */
        MISSED,
        EXCUSED;

        boolean isSettled() {
            return this == ON_TIME || this == LATE || this == EXCUSED;
        }
    }

    Obligation {
        acts = acts == null ? List.of() : List.copyOf(acts);
        escalations = escalations == null ? List.of() : List.copyOf(escalations);
    }

    /** Its name within the sheet, as in paths: {@code night-check~2026-11}. */
    String id() {
        return id(duty, period);
    }

    static String id(String duty, String period) {
        return duty + '~' + period;
    }

    boolean isOpenTo(Instant act) {
        return !act.isBefore(opensAt) && act.isBefore(closesAt);
    }

    Obligation warned(Instant at) {
        return copy(dueAt, required, status, acts, at, missedAt, settledAt, excuse, escalations);
    }

    Obligation missed(Instant at) {
        return copy(dueAt, required, Status.MISSED, acts, warnedAt, at, null, excuse, escalations);
    }

    Obligation escalated(Escalation step) {
        List<Escalation> more = new ArrayList<>(escalations);
        more.add(step);
        return copy(dueAt, required, status, acts, warnedAt, missedAt, settledAt, excuse, more);
    }

    Obligation with(List<Act> done, Status next, @Nullable Instant settled) {
        return copy(dueAt, required, next, done, warnedAt, missedAt, settled, excuse, escalations);
    }

    Obligation excused(Excuse why, Instant at) {
        return copy(dueAt, required, Status.EXCUSED, acts, warnedAt, missedAt, at, why, escalations);
    }

    /** With an excuse that was asked for or refused: it changes nothing else. */
    Obligation pleading(Excuse why) {
        return copy(dueAt, required, status, acts, warnedAt, missedAt, settledAt, why, escalations);
    }

    Obligation due(Instant at, int count) {
        return copy(at, count, status, acts, warnedAt, missedAt, settledAt, excuse, escalations);
    }

    private Obligation copy(
            Instant due,
            int count,
            Status next,
            List<Act> done,
            @Nullable Instant warned,
            @Nullable Instant missed,
            @Nullable Instant settled,
            @Nullable Excuse why,
            List<Escalation> steps) {
        return new Obligation(
                duty, period, rule, opensAt, due, closesAt, count, next, done, warned, missed, settled, why, steps);
    }
}
