package org.steward.staff.duty;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** How often a duty recurs. */
public enum Rhythm {
    DAILY(0),
    /** Every day on which people work: make-up days too, holidays not. */
    WORKING_DAILY(0),
    /** Weeks of Monday to Sunday (ISO 8601). */
    WEEKLY(0),
    MONTHLY(1),
    QUARTERLY(3),
    HALF_YEARLY(6),
    YEARLY(12);

    private final int months;

    Rhythm(int months) {
        this.months = months;
    }

    /** Months of one period; 0 for days and weeks. */
    int months() {
        return months;
    }

    boolean isOfDays() {
        return this == DAILY || this == WORKING_DAILY;
    }

    /** Months after its opening in which an act may still be for it; bounds how far back is looked. */
    public int reachMonths() {
        return months + 2;
    }

    /** The period that holds the date. */
    Period periodOf(LocalDate date) {
        return switch (this) {
            case DAILY, WORKING_DAILY -> new Period(date.toString(), date, date.plusDays(1));
            case WEEKLY -> week(date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTHLY, QUARTERLY, HALF_YEARLY, YEARLY -> ofMonths(date);
        };
    }

    /** The shortest a period of it can be, in days. */
    int leastDays() {
        return switch (this) {
            case DAILY, WORKING_DAILY -> 1;
            case WEEKLY -> 7;
            case MONTHLY -> 28;
            case QUARTERLY -> 90;
            case HALF_YEARLY -> 181;
            case YEARLY -> 365;
        };
    }

    private static Period week(LocalDate monday) {
        String key = "%d-W%02d"
                .formatted(monday.get(IsoFields.WEEK_BASED_YEAR), monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        return new Period(key, monday, monday.plusWeeks(1));
    }

    private Period ofMonths(LocalDate date) {
        int number = (date.getMonthValue() - 1) / months;
        LocalDate from = LocalDate.of(date.getYear(), number * months + 1, 1);
        String key =
                switch (this) {
                    case MONTHLY -> YearMonth.from(date).toString();
                    case QUARTERLY -> date.getYear() + "-Q" + (number + 1);
                    case HALF_YEARLY -> date.getYear() + "-H" + (number + 1);
                    default -> String.valueOf(date.getYear());
                };
        return new Period(key, from, from.plusMonths(months));
    }
}
