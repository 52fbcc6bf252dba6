package org.steward.billing.latefee;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.money.Money;

/** Asks what paying late costs; {@code POST /api/billing/v1/calculations/late-fee}. */
record LateFeeRequest(
        @Nullable BigDecimal principal,
        @Nullable String currency,
        @Nullable LocalDate dueDate,
        @Nullable LocalDate asOf,
        @Nullable RuleBody rule,
        @Nullable List<PaymentBody> payments) {

    /** The rule as requests write it: exactly one of {@code dailyRate}, {@code steps} and {@code flat}. */
    record RuleBody(
            @Nullable BigDecimal dailyRate,
            @Nullable List<StepBody> steps,
            @Nullable FlatBody flat,
            @Nullable Integer graceDays,
            @Nullable CapBody cap) {

        LateFeeRule toRule(Currency money) {
            long kinds = Stream.of(dailyRate, steps, flat)
                    .filter(kind -> kind != null)
                    .count();
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
                                Require.present(step.fromDay, "fromDay"),
                                Require.present(step.dailyRate, "dailyRate"))));
            }
            return rates;
        }
    }

    record StepBody(@Nullable Integer fromDay, @Nullable BigDecimal dailyRate) {}

    record FlatBody(@Nullable BigDecimal minimum, @Nullable BigDecimal ofPrincipal) {

        LateFeeRule.Flat toFlat(Currency money) {
            if (minimum != null) {
                Money.exactly(minimum, money, "flat.minimum");
            }
            return Require.within("flat", () -> new LateFeeRule.Flat(minimum, ofPrincipal));
        }
    }

    record CapBody(@Nullable BigDecimal ofPrincipal) {}

    record PaymentBody(@Nullable LocalDate date, @Nullable BigDecimal amount) {}

    /**
     * The fee.
     *
     * @throws RefusedException naming the member that is missing or makes it impossible
     */
    LateFee answer() {
        Currency money = Money.currency(currency, "currency");
        Money owed = Money.notNegative(principal, money, "principal");
        LocalDate due = Require.present(dueDate, "dueDate");
        LocalDate day = Require.present(asOf, "asOf");
        RuleBody body = Require.present(rule, "rule");
        LateFeeRule contract = Require.within("rule", () -> body.toRule(money));
        List<LateFee.Payment> received = new ArrayList<>();
        if (payments != null) {
            for (int i = 0; i < payments.size(); i++) {
                String path = "payments[" + i + "]";
                received.add(new LateFee.Payment(
                        Require.present(payments.get(i).date, path + ".date"),
                        Money.exactly(payments.get(i).amount, money, path + ".amount")));
            }
        }
        return LateFee.of(owed, due, day, contract, received);
    }
}
