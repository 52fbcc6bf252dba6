package org.steward.platform.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/**
 * The days on which a country or a site departs from the plain week of Monday to Friday.
 *
 * <p>A year for which the calendar has no data is refused ({@code HOLIDAYS_UNKNOWN}), never taken for a year without
 * holidays.
 */
public final class HolidayCalendar {

    /** What makes a day special. */
    public enum Kind {
        /** A day off that would otherwise be worked. */
        OFF,
        /** A make-up working day (调休上班) on a weekend. */
        WORK,
        /** A statutory holiday: a day off, and 300 % when worked (Labour Law of the PRC, art. 44). */
        STATUTORY
    }

    /** How an hour worked on a day is paid. */
    public enum DayType {
        WORKDAY,
        REST_DAY,
        STATUTORY_HOLIDAY
    }

    /** One special day. */
    public record Day(LocalDate date, Kind kind) {}

    private static final HolidayCalendar NONE = new HolidayCalendar("none", Map.of(), null);

    private final String name;
    private final Map<LocalDate, Kind> days;
    private final @Nullable Set<Integer> years;

    private HolidayCalendar(String name, Map<LocalDate, Kind> days, @Nullable Set<Integer> years) {
        this.name = name;
        this.days = days;
        this.years = years;
    }

    /** The plain week: no holiday in any year. */
    public static HolidayCalendar none() {
        return NONE;
    }

    /**
     * A calendar that ships with the product, by its code: {@code CN}, or {@code none}.
     *
     * @throws RefusedException {@code VALUE_UNKNOWN} for another code
     */
    public static HolidayCalendar named(String code) {
        return code.equals(NONE.name) ? NONE : ShippedHolidays.named(code);
    }

    /** A list that is complete for every year: what it does not name is an ordinary day. */
    public static HolidayCalendar ofDays(List<Day> days) {
        return new HolidayCalendar("list", byDate(days), null);
    }

    /** A calendar that knows only the given years. */
    static HolidayCalendar ofYears(String name, Set<Integer> years, List<Day> days) {
        for (Day day : days) {
            if (!years.contains(day.date().getYear())) {
                throw new IllegalArgumentException(
                        "holidays of " + name + " list " + day.date() + ", which is in none of the years " + years);
            }
        }
        return new HolidayCalendar(name, byDate(days), new TreeSet<>(years));
    }

    private static Map<LocalDate, Kind> byDate(List<Day> days) {
        Map<LocalDate, Kind> byDate = new TreeMap<>();
        for (int i = 0; i < days.size(); i++) {
            Day day = days.get(i);
            Require.that(
                    byDate.put(day.date(), day.kind()) == null, "VALUE_REPEATED", "[" + i + "].date", day.date(), "-");
        }
        return byDate;
    }

    public String name() {
        return name;
    }

    /**
     * What is special about the date; null for an ordinary day.
     *
     * @throws RefusedException {@code HOLIDAYS_UNKNOWN} when there is no data for its year
     */
    public @Nullable Kind kindOn(LocalDate date) {
        if (years != null && !years.contains(date.getYear())) {
            throw new RefusedException(Refusal.invalid(
                    "HOLIDAYS_UNKNOWN",
                    null,
                    Map.of("calendar", name, "seen", date.toString(), "expected", years.toString())));
        }
        return days.get(date);
    }

    /** Whether people work on this date: Monday to Friday but for days off, and make-up days. */
    public boolean isWorkingDay(LocalDate date) {
        return typeOf(date) == DayType.WORKDAY;
    }

    /** How the date counts for pay. */
    public DayType typeOf(LocalDate date) {
        Kind kind = kindOn(date);
        if (kind != null) {
            return switch (kind) {
                case OFF -> DayType.REST_DAY;
                case WORK -> DayType.WORKDAY;
                case STATUTORY -> DayType.STATUTORY_HOLIDAY;
            };
        }
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? DayType.REST_DAY : DayType.WORKDAY;
    }

    /** Working days in the half-open period {@code [from, to)}. */
    public int workingDays(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate date = from; date.isBefore(to); date = date.plusDays(1)) {
            if (isWorkingDay(date)) {
                count++;
            }
        }
        return count;
    }

    @Override
    public String toString() {
        return "HolidayCalendar[" + name + (years == null ? "" : " " + years) + ", " + days.size() + " days]";
    }
}
