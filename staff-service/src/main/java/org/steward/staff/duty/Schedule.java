package org.steward.staff.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.steward.platform.calendar.HolidayCalendar;
import org.steward.platform.command.RefusedException;

/** When the periods of a duty open, fall due and close. */
final class Schedule {

    /** Days without work in a row, at most. */
    private static final int LONGEST_HOLIDAY_DAYS = 15;

    private Schedule() {}

    /**
     * The slots that open in the month, in order.
     *
     * <p>A slot opens with its period, or where it is due before that with the month in which it is due: the plan for
     * December that is due on 25 November can be handed in from 1 November.
     *
     * @throws RefusedException {@code HOLIDAYS_UNKNOWN} when it needs working days of a year without data
     */
    static List<Slot> opening(DutyTerms terms, YearMonth month, ZoneId zone, HolidayCalendar holidays) {
        List<Slot> slots = new ArrayList<>();
        LocalDate end = month.atEndOfMonth().plusMonths(2);
        Period period = terms.rhythm().periodOf(month.atDay(1));
        while (!period.from().isAfter(end)) {
            if (mayOpenIn(month, terms, period, holidays)) {
                Slot slot = slot(terms, period, zone, holidays);
                if (YearMonth.from(slot.opensOn()).equals(month)) {
                    slots.add(slot);
                }
            }
            period = terms.rhythm().periodOf(period.to());
            if (terms.rhythm().months() == 0 && YearMonth.from(period.from()).isAfter(month)) {
                break;
            }
        }
        return slots;
    }

    /** Whether it can open in the month at all; asks for working days only where they matter. */
    private static boolean mayOpenIn(YearMonth month, DutyTerms terms, Period period, HolidayCalendar holidays) {
        if (terms.rhythm() == Rhythm.WORKING_DAILY) {
            return YearMonth.from(period.from()).equals(month) && holidays.isWorkingDay(period.from());
        }
        if (!YearMonth.from(period.from()).isAfter(month)) {
            return true;
        }
        int earlier = terms.due().adjust() == DueRule.Adjust.BEFORE ? LONGEST_HOLIDAY_DAYS : 0;
        LocalDate earliest = terms.due().nominal(terms.rhythm(), period).minusDays(earlier);
        return earliest.isBefore(period.from()) && !earliest.isAfter(month.atEndOfMonth());
    }

    private static Slot slot(DutyTerms terms, Period period, ZoneId zone, HolidayCalendar holidays) {
        DueRule due = terms.due();
        LocalDate date = due.date(terms.rhythm(), period, holidays);
        LocalDate opensOn = date.isBefore(period.from()) ? date.withDayOfMonth(1) : period.from();
        Instant dueAt = due.time() == null
                ? date.plusDays(1).atStartOfDay(zone).toInstant()
                : date.atTime(due.time()).atZone(zone).toInstant();
        LocalDate lastDay = later(period.to(), date.plusDays(1)).plusDays(terms.lateDays());
        return new Slot(
                period,
                opensOn,
                opensOn.atStartOfDay(zone).toInstant(),
                dueAt,
                lastDay.atStartOfDay(zone).toInstant());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
