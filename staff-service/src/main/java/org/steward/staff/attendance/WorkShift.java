package org.steward.staff.attendance;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Require;

/**
 * A shift as planned, and how strictly its punches are read.
 *
 * @param windowBefore how long before the start a punch still belongs to it
 * @param windowAfter how long after the end a punch still belongs to it
 * @param graceIn how late one may come without being late
 * @param graceOut how early one may go without leaving early
 * @param halfDayBelow less work than this is half a day; null where there are no half days
 */
record WorkShift(
        String id,
        Instant start,
        Instant end,
        Duration windowBefore,
        Duration windowAfter,
        Duration graceIn,
        Duration graceOut,
        @Nullable Duration halfDayBelow) {

    static final Duration LONGEST = Duration.ofDays(7);

    public WorkShift {
        Require.that(end.isAfter(start), "PERIOD_REVERSED", "end", end, "> " + start);
        Require.that(
                Duration.between(start, end).compareTo(LONGEST) <= 0,
                "PERIOD_TOO_LONG",
                "end",
                end,
                "≤ " + start.plus(LONGEST));
        checked(windowBefore, "windowBefore");
        checked(windowAfter, "windowAfter");
        checked(graceIn, "graceIn");
        checked(graceOut, "graceOut");
        if (halfDayBelow != null) {
            checked(halfDayBelow, "halfDayBelow");
        }
    }

    private static void checked(Duration duration, String field) {
        Require.that(!duration.isNegative(), "VALUE_NEGATIVE", field, duration, "≥ 0");
        Require.that(duration.compareTo(LONGEST) <= 0, "VALUE_OUT_OF_RANGE", field, duration, "≤ " + LONGEST);
    }

    /** The last instant at which a punch belongs to it. */
    Instant closes() {
        return end.plus(windowAfter);
    }

    /** Whether a punch belongs to it; both ends of the window do. */
    boolean covers(Instant punch) {
        return !punch.isBefore(start.minus(windowBefore)) && !punch.isAfter(closes());
    }

    /** Whether a punch is nearer to the start than to the end. */
    boolean startIsNearer(Instant punch) {
        return Duration.between(start, punch)
                        .abs()
                        .compareTo(Duration.between(end, punch).abs())
                <= 0;
    }

    /** How far a punch is from the nearer of start and end. */
    Duration distance(Instant punch) {
        return Duration.between(startIsNearer(punch) ? start : end, punch).abs();
    }
}
