package org.steward.platform.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The stretches of working time from an instant on, one after the other.
 *
 * <p>Days are looked at one by one and only when asked for, so that a deadline in December does not need next year's
 * holidays. A day is cut where the zone's offset changes: within each piece the wall clock runs evenly.
 */
final class WorkingIntervals {

    private final WorkingHours hours;
    private final ZoneRules rules;
    private final Instant until;
    private final Deque<Interval> found = new ArrayDeque<>();
    private Instant cursor;

    WorkingIntervals(WorkingHours hours, Instant from, Instant until) {
        this.hours = hours;
        this.rules = hours.zone().getRules();
        this.cursor = from;
        this.until = until;
    }

    /** The next stretch; null when there is none before the end. */
    @Nullable Interval next() {
        while (found.isEmpty() && cursor.isBefore(until)) {
            ZoneOffset offset = rules.getOffset(cursor);
            LocalDate date = cursor.atOffset(offset).toLocalDate();
            Instant pieceEnd = earlier(until, atMinute(date, TimeRange.DAY_MINUTES, offset));
            ZoneOffsetTransition transition = rules.nextTransition(cursor);
            if (transition != null) {
                pieceEnd = earlier(pieceEnd, transition.getInstant());
            }
            for (TimeRange range : hours.hoursOn(date)) {
                Instant from = later(cursor, atMinute(date, range.fromMinute(), offset));
                Instant to = earlier(pieceEnd, atMinute(date, range.toMinute(), offset));
                if (from.isBefore(to)) {
                    found.add(new Interval(from, to));
                }
            }
            cursor = pieceEnd;
        }
        return found.poll();
    }

    private static Instant atMinute(LocalDate date, int minute, ZoneOffset offset) {
        return date.atStartOfDay().plusMinutes(minute).toInstant(offset);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
