package org.steward.billing.feestandard;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.command.Require;

/**
 * How often a component is charged, when, and when it is due.
 *
 * @param length the time one charge is for; it starts with the calendar
 * @param timing whether it is charged before or after that time
 * @param dueMonths whole months from the first day (in advance) or the last day (in arrears) to the month it is due in
 * @param dueDay day of that month, 1 to 31; its last day where it is shorter
 */
public record Cycle(Length length, Timing timing, int dueMonths, int dueDay) {

    private static final int MOST_DUE_MONTHS = 12;
    private static final int LAST_DAY = 31;

    /** The time one charge is for. */
    public enum Length {
        MONTH(1),
        QUARTER(3),
        HALF_YEAR(6),
        YEAR(12);

        private final int months;

        Length(int months) {
            this.months = months;
        }
    }

    /** Before or after the time it is for. */
    public enum Timing {
        ADVANCE,
        ARREARS
    }

    public Cycle {
        Require.between(dueMonths, 0, MOST_DUE_MONTHS, "dueMonths");
        Require.between(dueDay, 1, LAST_DAY, "dueDay");
    }

    /** The time that is charged in a run over {@code run}, or null when none falls to it. */
    public @Nullable BillingPeriod chargedIn(BillingPeriod run) {
        // In advance by the first day, in arrears by the last: exactly one run over consecutive periods has it.
        LocalDate within = timing == Timing.ADVANCE ? run.from() : run.to().minusDays(1);
        YearMonth month = YearMonth.from(within);
        YearMonth first = month.minusMonths((month.getMonthValue() - 1L) % length.months);
        BillingPeriod block = new BillingPeriod(
                first.atDay(1), first.plusMonths(length.months).atDay(1));
        LocalDate trigger = timing == Timing.ADVANCE ? block.from() : block.to().minusDays(1);
        return trigger.isBefore(run.from()) || !trigger.isBefore(run.to()) ? null : block;
    }

    /** The day a charge for {@code block} is due. */
    public LocalDate dueOn(BillingPeriod block) {
        LocalDate day = timing == Timing.ADVANCE ? block.from() : block.to().minusDays(1);
        YearMonth month = YearMonth.from(day).plusMonths(dueMonths);
        return month.atDay(Math.min(dueDay, month.lengthOfMonth()));
    }
}
