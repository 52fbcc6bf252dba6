package org.steward.platform.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/**
 * When work is done: hours of each weekday on the wall clock of a zone, but for the holidays.
 *
 * <p>Time counts while the wall clock shows a working hour. So a day on which the clock is put forward has less working
 * time when the hour left out is a working hour, and a day on which it is put back has more.
 */
public final class WorkingHours {

    /** How far ahead a deadline is looked for; beyond it the hours or the duration are surely a mistake. */
    static final int MOST_YEARS = 50;

    private final ZoneId zone;
    private final Map<DayOfWeek, List<TimeRange>> week;
    private final HolidayCalendar holidays;

    /**
     * Hours by weekday; a day left out is not worked.
     *
     * @throws RefusedException {@code HOURS_OVERLAP} at the weekday ({@code mon}) when two ranges of it overlap
     */
    public WorkingHours(ZoneId zone, Map<DayOfWeek, List<TimeRange>> week, HolidayCalendar holidays) {
        this.zone = zone;
        this.week = new EnumMap<>(DayOfWeek.class);
        this.holidays = holidays;
        for (DayOfWeek day : DayOfWeek.values()) {
            List<TimeRange> ranges =
                    week.getOrDefault(day, List.of()).stream().sorted().toList();
            for (int i = 1; i < ranges.size(); i++) {
                Require.that(
                        ranges.get(i).fromMinute() >= ranges.get(i - 1).toMinute(),
                        "HOURS_OVERLAP",
                        day.name().substring(0, 3).toLowerCase(Locale.ROOT),
                        ranges.get(i - 1) + " and " + ranges.get(i),
                        "-");
            }
            this.week.put(day, ranges);
        }
    }

    /** Round the clock on every day. */
    public static WorkingHours always() {
        Map<DayOfWeek, List<TimeRange>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, List.of(TimeRange.WHOLE_DAY));
        }
        return new WorkingHours(ZoneOffset.UTC, week, HolidayCalendar.none());
    }

    public ZoneId zone() {
        return zone;
    }

    /** The hours of a date: none on a day off; on a make-up day its own, or where it has none those of a Monday. */
    public List<TimeRange> hoursOn(LocalDate date) {
        List<TimeRange> usual = hours(date.getDayOfWeek());
        HolidayCalendar.Kind kind = holidays.kindOn(date);
        if (kind == null) {
            return usual;
        }
        return switch (kind) {
            case OFF, STATUTORY -> List.of();
            case WORK -> usual.isEmpty() ? hours(DayOfWeek.MONDAY) : usual;
        };
    }

    private List<TimeRange> hours(DayOfWeek day) {
        return week.getOrDefault(day, List.of());
    }

    /**
     * The earliest instant at which {@code duration} of working time outside the holds is used up: closing time rather
     * than the next opening. Null while an open hold keeps it from being used up.
     *
     * @throws RefusedException {@code HOLIDAYS_UNKNOWN} when a year without holiday data is reached, {@code
     *     NO_WORKING_HOURS} when no weekday has hours, {@code DEADLINE_TOO_FAR} beyond 50 years
     */
    public @Nullable Instant deadline(Instant start, Duration duration, List<Hold> holds) {
        if (duration.isZero()) {
            return start;
        }
        Require.that(
                week.values().stream().anyMatch(ranges -> !ranges.isEmpty()),
                "NO_WORKING_HOURS",
                "hours",
                week,
                "mon … sun");
        Instant farthest = start.atZone(zone).plus(Period.ofYears(MOST_YEARS)).toInstant();
        Instant openFrom = openFrom(holds);
        Instant until = openFrom != null && openFrom.isBefore(farthest) ? openFrom : farthest;
        Pauses pauses = new Pauses(holds);
        WorkingIntervals intervals = new WorkingIntervals(this, start, until);
        Duration left = duration;
        for (Interval interval = intervals.next(); interval != null; interval = intervals.next()) {
            for (Interval running : pauses.takenFrom(interval)) {
                if (running.length().compareTo(left) >= 0) {
                    return running.from().plus(left);
                }
                left = left.minus(running.length());
            }
        }
        Require.that(
                openFrom != null && until.equals(openFrom),
                "DEADLINE_TOO_FAR",
                "duration",
                duration,
                "≤ " + MOST_YEARS + " a");
        return null;
    }

    /** Working time outside the holds in {@code [from, to)}. */
    public Duration between(Instant from, Instant to, List<Hold> holds) {
        Instant openFrom = openFrom(holds);
        Instant until = openFrom != null && openFrom.isBefore(to) ? openFrom : to;
        Pauses pauses = new Pauses(holds);
        WorkingIntervals intervals = new WorkingIntervals(this, from, until);
        Duration sum = Duration.ZERO;
        for (Interval interval = intervals.next(); interval != null; interval = intervals.next()) {
            for (Interval running : pauses.takenFrom(interval)) {
                sum = sum.plus(running.length());
            }
        }
        return sum;
    }

    private static @Nullable Instant openFrom(List<Hold> holds) {
        return holds.stream()
                .filter(hold -> hold.to() == null)
                .map(Hold::from)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
