package org.steward.billing.latefee;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Require;

/**
 * What a contract says about paying late: a rate per day, which may rise in steps, or a flat sum.
 *
 * @param graceDays days after the due date that are never charged
 * @param steps in ascending order of {@code fromDay}; a step's rate replaces the one before; empty for a flat sum
 * @param flat charged once when overdue; null for a rate per day
 * @param capOfPrincipal most the fee can come to, as a part of the original principal; null for no limit
 */
public record LateFeeRule(
        int graceDays,
        List<Step> steps,
        @Nullable Flat flat,
        @Nullable BigDecimal capOfPrincipal) {

    static final int MOST_DAYS = 36_525;

    /**
     * A rate per day from a day on.
     *
     * @param fromDay 1 is the first day after the due date
     */
    public record Step(int fromDay, BigDecimal dailyRate) {
        public Step {
            Require.between(fromDay, 1, MOST_DAYS, "fromDay");
            Require.notNegative(dailyRate, "dailyRate");
        }
    }

    /** The greater of its parts, of which one may be missing. */
    public record Flat(
            @Nullable BigDecimal minimum, @Nullable BigDecimal ofPrincipal) {
        public Flat {
            if (minimum != null) {
                Require.notNegative(minimum, "minimum");
            }
            if (minimum == null || ofPrincipal != null) {
                Require.notNegative(ofPrincipal, "ofPrincipal");
            }
        }
    }

    public LateFeeRule {
        Require.between(graceDays, 0, MOST_DAYS, "graceDays");
        steps = List.copyOf(steps);
        Require.that(
                flat == null || steps.isEmpty(),
                "LATE_FEE_RULE_KINDS",
                "flat",
                "flat, steps",
                "dailyRate | steps | flat");
        Require.that(flat != null || !steps.isEmpty(), "LATE_FEE_RULE_KINDS", null, "-", "dailyRate | steps | flat");
        for (int i = 1; i < steps.size(); i++) {
            Require.that(
                    steps.get(i).fromDay() > steps.get(i - 1).fromDay(),
                    "STEPS_NOT_ASCENDING",
                    "steps[" + i + "].fromDay",
                    steps.get(i).fromDay(),
                    "> " + steps.get(i - 1).fromDay());
        }
        if (capOfPrincipal != null) {
            Require.notNegative(capOfPrincipal, "cap.ofPrincipal");
        }
    }

    /** The rate on a day; null before the first step. */
    @Nullable BigDecimal rateOn(long day) {
        BigDecimal rate = null;
        for (Step step : steps) {
            if (step.fromDay() <= day) {
                rate = step.dailyRate();
            }
        }
        return rate;
    }
}
