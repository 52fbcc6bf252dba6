package org.steward.billing.tariff;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.steward.platform.command.Require;
import org.steward.platform.money.Ratio;

/**
 * A rate that rises on its own, as rents do: every so many months by a share, on what it was before.
 *
 * @param from day of the first rise
 * @param everyMonths 1 to 120
 * @param share 0.05 for five per cent
 */
public record Escalation(LocalDate from, int everyMonths, BigDecimal share) {

    private static final int MOST_MONTHS = 120;

    public Escalation {
        Require.between(everyMonths, 1, MOST_MONTHS, "everyMonths");
        Require.positive(share, "share");
    }

    /** How often the rate has risen by that day, that day's rise included. */
    public int risesBy(LocalDate day) {
        return day.isBefore(from) ? 0 : (int) (ChronoUnit.MONTHS.between(from, day) / everyMonths) + 1;
    }

    /** What the first rate is multiplied by after so many rises; exact. */
    public Ratio factor(int rises) {
        Ratio factor = Ratio.ONE;
        Ratio one = Ratio.ONE.plus(Ratio.of(share));
        for (int i = 0; i < rises; i++) {
            factor = factor.times(one);
        }
        return factor;
    }

    /** The parts of a period in which the rate stays the same. */
    public List<BillingPeriod> parts(BillingPeriod period) {
        List<BillingPeriod> parts = new ArrayList<>();
        LocalDate start = period.from();
        while (start.isBefore(period.to())) {
            LocalDate rise = from.plusMonths((long) risesBy(start) * everyMonths);
            LocalDate end = rise.isBefore(period.to()) ? rise : period.to();
            parts.add(new BillingPeriod(start, end));
            start = end;
        }
        return parts;
    }
}
