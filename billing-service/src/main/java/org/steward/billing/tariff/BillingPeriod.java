package org.steward.billing.tariff;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.steward.platform.command.Require;
import org.steward.platform.money.Explanation;
import org.steward.platform.money.Ratio;

/**
 * The time a charge is for, half-open {@code [from, to)}; it may be empty.
 *
 * <p>Refused at {@code to} as {@code PERIOD_REVERSED} or {@code PERIOD_TOO_LONG}.
 */
public record BillingPeriod(LocalDate from, LocalDate to) {

    static final int MOST_YEARS = 50;

    public BillingPeriod {
        Require.notBefore(from, to, "to");
        Require.that(
                !to.isAfter(from.plusYears(MOST_YEARS)),
                "PERIOD_TOO_LONG",
                "to",
                to,
                "≤ " + from.plusYears(MOST_YEARS));
    }

    /** Days covered. */
    public long days() {
        return ChronoUnit.DAYS.between(from, to);
    }

    /** How many monthly rates the period costs; exact, so that what is rounded is the line and only once. */
    public Ratio months(Proration proration) {
        if (proration == Proration.NONE) {
            return Ratio.ONE;
        }
        Ratio sum = Ratio.ZERO;
        for (MonthPart part : parts()) {
            sum = sum.plus(part.share(proration));
        }
        return sum;
    }

    /** The steps that lead to {@link #months}; none without proration. */
    List<Explanation> explain(Proration proration) {
        List<Explanation> steps = new ArrayList<>();
        if (proration == Proration.NONE) {
            return steps;
        }
        for (MonthPart part : parts()) {
            int divisor = part.divisor(proration);
            steps.add(Explanation.of(
                            "%s：%d 天 ÷ %d 天".formatted(part.month, part.covered, divisor),
                            "%s: %d days of %d".formatted(part.month, part.covered, divisor))
                    .with("daysCovered", part.covered)
                    .with("daysOfMonth", divisor));
        }
        Ratio months = months(proration);
        steps.add(Explanation.of("合计 %s 个月".formatted(months.text()), "together %s months".formatted(months.text()))
                .with("months", months.toString()));
        return steps;
    }

    private List<MonthPart> parts() {
        List<MonthPart> parts = new ArrayList<>();
        for (LocalDate start = from; start.isBefore(to); ) {
            YearMonth month = YearMonth.from(start);
            LocalDate next = month.plusMonths(1).atDay(1);
            LocalDate end = next.isBefore(to) ? next : to;
            parts.add(new MonthPart(month, (int) ChronoUnit.DAYS.between(start, end)));
            start = end;
        }
        return parts;
    }

    private record MonthPart(YearMonth month, int covered) {
        // A full month is one under both rules, though it has 28 to 31 days.
        int divisor(Proration proration) {
            boolean full = covered == month.lengthOfMonth();
            return proration == Proration.DAILY_30 && !full ? 30 : month.lengthOfMonth();
        }

        Ratio share(Proration proration) {
            return Ratio.of(covered, divisor(proration));
        }
    }
}
