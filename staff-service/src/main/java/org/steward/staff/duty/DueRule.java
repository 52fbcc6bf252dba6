package org.steward.staff.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.steward.platform.calendar.HolidayCalendar;

/**
 * By when a duty is to be done; the end of the period where nothing else is said.
 *
 * @param monthOffset for periods of months: which month, 0 the first of the period, -1 the one before it; null for the last
 * @param day for periods of months: day of that month, the last where the month is shorter; null for the last
 * @param weekday for weeks; null for Sunday
 * @param time of day; null for the end of the day
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DueRule(
        @Nullable Integer monthOffset,
        @Nullable Integer day,
        @Nullable DayOfWeek weekday,
        @Nullable LocalTime time,
        Adjust adjust) {

    /** Where the day is not worked. */
    public enum Adjust {
        NONE,
        /** The working day before. */
        BEFORE,
        /** The working day after. */
        AFTER
    }

    static final DueRule END_OF_PERIOD = new DueRule(null, null, null, null, Adjust.NONE);

    /** The date, of a period of that rhythm. */
    LocalDate date(Rhythm rhythm, Period period, HolidayCalendar holidays) {
        LocalDate date = nominal(rhythm, period);
        int step = adjust == Adjust.BEFORE ? -1 : 1;
        while (adjust != Adjust.NONE && !holidays.isWorkingDay(date)) {
            date = date.plusDays(step);
        }
        return date;
    }

    /** The date before it is moved to a working day. */
    LocalDate nominal(Rhythm rhythm, Period period) {
        if (rhythm.isOfDays()) {
            return period.from();
        }
        if (rhythm == Rhythm.WEEKLY) {
            return weekday == null ? period.to().minusDays(1) : period.from().with(weekday);
        }
        int offset = monthOffset == null ? rhythm.months() - 1 : monthOffset;
        YearMonth month = YearMonth.from(period.from()).plusMonths(offset);
        return day == null ? month.atEndOfMonth() : month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}
