package org.steward.staff.overtime;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.steward.platform.calendar.HolidayCalendar.DayType;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.money.Money;
import org.steward.platform.money.Ratio;

/**
 * What overtime is worth.
 *
 * <p>Source: Labour Law of the PRC, art. 44 (150 %, 200 %, 300 %); Ministry of Labour notice 3 of 2008 (21.75 paid days a
 * month, 8 hours a day). The hourly wage stays exact; each line is rounded once.
 *
 * @param total sum of the rounded lines
 */
record OvertimePay(List<Line> lines, Money total) {

    private static final Ratio HOURS_PAID_A_MONTH =
            Ratio.of(new BigDecimal("21.75")).times(Ratio.of(8));

    /** Hours worked beyond the usual on days of one type. */
    public record Worked(DayType kind, BigDecimal hours) {}

    /** What they are worth. */
    public record Line(DayType kind, Money amount) {}

    public OvertimePay {
        lines = List.copyOf(lines);
    }

    /**
     * Pay for the hours, line by line.
     *
     * @throws RefusedException naming {@code monthlyWage} or {@code hours…} when missing or negative
     */
    public static OvertimePay of(Money monthlyWage, List<Worked> hours) {
        Require.that(!monthlyWage.isNegative(), "VALUE_NEGATIVE", "monthlyWage", monthlyWage, "≥ 0");
        Require.notEmpty(hours, "hours");
        Ratio hourly = Ratio.of(monthlyWage.amount()).dividedBy(HOURS_PAID_A_MONTH);
        List<Line> lines = new ArrayList<>(hours.size());
        for (int i = 0; i < hours.size(); i++) {
            Worked worked = hours.get(i);
            BigDecimal count = Require.notNegative(worked.hours(), "hours[" + i + "].hours");
            Ratio pay = hourly.times(factor(worked.kind())).times(count);
            lines.add(Require.within(
                    "hours[" + i + "]", () -> new Line(worked.kind(), Money.round(pay, monthlyWage.currency()))));
        }
        return new OvertimePay(lines, Money.sum(lines.stream().map(Line::amount).toList(), monthlyWage.currency()));
    }

    private static Ratio factor(DayType kind) {
        return switch (kind) {
            case WORKDAY -> Ratio.of(3, 2);
            case REST_DAY -> Ratio.of(2);
            case STATUTORY_HOLIDAY -> Ratio.of(3);
        };
    }
}
