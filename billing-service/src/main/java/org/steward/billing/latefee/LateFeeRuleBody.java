package org.steward.billing.latefee;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.money.Money;
import org.steward.platform.money.PlainDecimal;

/** A late-fee rule as requests, answers and events write it: exactly one of {@code dailyRate}, {@code steps} and {@code flat}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LateFeeRuleBody(
        @PlainDecimal @Nullable BigDecimal dailyRate,
        @Nullable List<StepBody> steps,
        @Nullable FlatBody flat,
        @Nullable Integer graceDays,
        @Nullable CapBody cap) {

    /** A rate per day from a day on; 1 is the first day after the due date. */
    public record StepBody(
            @Nullable Integer fromDay,
            @PlainDecimal @Nullable BigDecimal dailyRate) {}

    /** The greater of its parts, of which one may be left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FlatBody(
            @PlainDecimal @Nullable BigDecimal minimum,
            @PlainDecimal @Nullable BigDecimal ofPrincipal) {

        LateFeeRule.Flat toFlat(Currency money) {
            if (minimum != null) {
                Money.exactly(minimum, money, "flat.minimum");
            }
            return Require.within("flat", () -> new LateFeeRule.Flat(minimum, ofPrincipal));
        }
    }

    /** The most a fee can come to, as a part of the original principal. */
    public record CapBody(@PlainDecimal @Nullable BigDecimal ofPrincipal) {}

    /**
     * The rule.
     *
     * @throws RefusedException naming the member that is missing or makes it impossible
     */
    public LateFeeRule toRule(Currency money) {
        long kinds =
                Stream.of(dailyRate, steps, flat).filter(kind -> kind != null).count();
        Require.that(kinds == 1, "LATE_FEE_RULE_KINDS", null, kinds, "dailyRate | steps | flat");
        BigDecimal capShare = cap == null ? null : Require.present(cap.ofPrincipal, "cap.ofPrincipal");
        int grace = graceDays == null ? 0 : graceDays;
        return new LateFeeRule(grace, ratesByDay(), flat == null ? null : flat.toFlat(money), capShare);
    }

    private List<LateFeeRule.Step> ratesByDay() {
        if (dailyRate != null) {
            return List.of(new LateFeeRule.Step(1, dailyRate));
        }
        if (steps == null) {
            return List.of();
        }
        List<LateFeeRule.Step> rates = new ArrayList<>(steps.size());
        for (int i = 0; i < Require.notEmpty(steps, "steps").size(); i++) {
            StepBody step = steps.get(i);
            rates.add(Require.within(
                    "steps[" + i + "]",
                    () -> new LateFeeRule.Step(
                            Require.present(step.fromDay, "fromDay"), Require.present(step.dailyRate, "dailyRate"))));
        }
        return rates;
    }

    /** The rule as it is written; a single rate from the first day on is written as {@code dailyRate}. */
    public static LateFeeRuleBody of(LateFeeRule rule) {
        List<LateFeeRule.Step> steps = rule.steps();
        LateFeeRule.Flat flat = rule.flat();
        boolean single = steps.size() == 1 && steps.getFirst().fromDay() == 1;
        return new LateFeeRuleBody(
                single ? steps.getFirst().dailyRate() : null,
                single || steps.isEmpty()
                        ? null
                        : steps.stream()
                                .map(step -> new StepBody(step.fromDay(), step.dailyRate()))
                                .toList(),
                flat == null ? null : new FlatBody(flat.minimum(), flat.ofPrincipal()),
                rule.graceDays(),
                rule.capOfPrincipal() == null ? null : new CapBody(rule.capOfPrincipal()));
    }
}
