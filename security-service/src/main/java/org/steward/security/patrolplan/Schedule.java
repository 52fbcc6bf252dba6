package org.steward.security.patrolplan;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When the route is walked, on the wall clock of the site.
 *
 * @param duration within which all checkpoints are to be scanned
 * @param grace after the duration, in which scans still count as late
 * @param from first day
 * @param until last day, or null for ever
 */
record Schedule(
        Set<DayOfWeek> days,
        List<LocalTime> times,
        Duration duration,
        Duration grace,
        WalkOrder order,
        LocalDate from,
        @Nullable LocalDate until) {

    public Schedule {
        days = Set.copyOf(days);
        times = List.copyOf(times);
    }

    /**
     * The planned starts in {@code (after, through]}, in order, each once.
     *
     * <p>A wall-clock time that does not exist on a day the clock is put forward is walked when the clock has jumped (the
     * length of the gap later); one that comes twice on a day the clock is put back is walked the first time only.
     */
    List<Instant> starts(ZoneId zone, Instant after, Instant through) {
        Set<Instant> starts = new TreeSet<>();
        LocalDate last = through.atZone(zone).toLocalDate();
        // One day early: a gap may move a start of the day before past midnight.
        for (LocalDate date = after.atZone(zone).toLocalDate().minusDays(1);
                !date.isAfter(last);
                date = date.plusDays(1)) {
            if (!isWalkedOn(date)) {
                continue;
            }
            for (LocalTime time : times) {
                Instant start = date.atTime(time).atZone(zone).toInstant();
                if (start.isAfter(after) && !start.isAfter(through)) {
                    starts.add(start);
                }
            }
        }
        return new ArrayList<>(starts);
    }

    private boolean isWalkedOn(LocalDate date) {
        LocalDate lastDay = until;
        return days.contains(date.getDayOfWeek())
                && !date.isBefore(from)
                && (lastDay == null || !date.isAfter(lastDay));
    }

    /** Whether no start can come after {@code instant}. */
    boolean isOverAfter(ZoneId zone, Instant instant) {
        LocalDate lastDay = until;
        return lastDay != null && instant.atZone(zone).toLocalDate().isAfter(lastDay.plusDays(1));
    }
}
