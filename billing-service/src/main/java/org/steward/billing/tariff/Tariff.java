package org.steward.billing.tariff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.money.Explanation;
import org.steward.platform.money.Money;
import org.steward.platform.money.Ratio;

/** Prices a component: the one computation behind previews, bills and explanations (duty B7). */
public final class Tariff {

    private Tariff() {}

    /**
     * What {@code quantity} of the component costs for the period.
     *
     * @param usageBefore already used in the tier year; needed when {@link Component#needsUsageBefore}
     * @param proration of monthly rates; usage is never prorated
     * @throws RefusedException naming the component's field when it cannot be priced
     */
    public static ChargeLine line(
            Component component,
            Quantity quantity,
            @Nullable BigDecimal usageBefore,
            BillingPeriod period,
            Proration proration,
            Currency currency) {
        BigDecimal before =
                component.needsUsageBefore() ? Require.notNegative(usageBefore, "usageBefore") : BigDecimal.ZERO;
        return line(component, quantity, before, period, proration, Terms.NONE, currency);
    }

    /**
     * What a percentage is taken of: the rounded amounts of the components it names.
     *
     * @param before the lines computed so far; a component named that is not among them is refused at {@code of}
     */
    public static Quantity base(Component component, List<ChargeLine> before) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String code : component.of()) {
            Require.that(
                    before.stream().anyMatch(line -> line.code().equals(code)),
                    "PERCENTAGE_OF_NOTHING",
                    "of",
                    code,
                    "codes of components before it");
        }
        for (ChargeLine line : before) {
            if (component.of().contains(line.code())) {
                sum = sum.add(line.amount().amount());
            }
        }
        return Quantity.of(sum, "of");
    }

    /**
     * The same, on the terms of one unit.
     *
     * @param usageBefore already used in the tier year, zero where it does not matter
     */
    public static ChargeLine line(
            Component component,
            Quantity quantity,
            BigDecimal usageBefore,
            BillingPeriod period,
            Proration proration,
            Terms terms,
            Currency currency) {
        List<Explanation> steps = new ArrayList<>(quantity.steps());
        Ratio exact;
        Tiers tiers = component.tiers();
        if (component.escalation() != null) {
            exact = escalated(component, component.escalation(), quantity.value(), period, proration, steps);
        } else if (component.formula() != null) {
            BigDecimal value = terms.formula(component, quantity.value());
            exact = Ratio.of(value);
            steps.add(Explanation.of(
                            "公式 %s = %s".formatted(component.formula(), exact.text()),
                            "formula %s = %s".formatted(component.formula(), exact.text()))
                    .with("exact", exact));
        } else if (tiers != null) {
            TieredPrice price = new TieredPrice(tiers, period.days(), usageBefore, quantity.value());
            exact = price.total();
            steps.addAll(price.steps());
        } else {
            BigDecimal rate = Require.present(component.rate(), "rate");
            exact = Ratio.of(quantity.value()).times(rate);
            steps.add(multiplication(quantity.value(), rate, exact));
        }
        if (component.basis().isMonthly() && component.escalation() == null && proration != Proration.NONE) {
            Ratio monthly = exact;
            Ratio months = period.months(proration);
            exact = monthly.times(months);
            steps.addAll(period.explain(proration));
            steps.add(Explanation.of(
                            "每月 %s × %s = %s".formatted(monthly.text(), months, exact.text()),
                            "%s a month × %s = %s".formatted(monthly.text(), months, exact.text()))
                    .with("monthly", monthly)
                    .with("months", months.toString())
                    .with("exact", exact));
        }
        if (terms.factor() != null) {
            Ratio full = exact;
            exact = full.times(terms.factor());
            String sentence =
                    "%s × %s = %s".formatted(full.text(), terms.factor().toPlainString(), exact.text());
            steps.add(Explanation.of("优惠系数：" + sentence, "discount factor: " + sentence)
                    .with("factor", terms.factor())
                    .with("exact", exact));
        }
        Money amount = Money.round(exact, currency);
        steps.add(rounding(exact, amount));
        return new ChargeLine(component.code(), quantity.value(), amount, steps);
    }

    /** Each part of the period at the rate that had been reached by its first day; without proration the first day's. */
    private static Ratio escalated(
            Component component,
            Escalation escalation,
            BigDecimal quantity,
            BillingPeriod period,
            Proration proration,
            List<Explanation> steps) {
        Ratio first = Ratio.of(quantity).times(Require.present(component.rate(), "rate"));
        Ratio sum = Ratio.ZERO;
        Ratio monthsBefore = Ratio.ZERO;
        for (BillingPeriod part : proration == Proration.NONE ? List.of(period) : escalation.parts(period)) {
            // By what has run since the first day, so that the parts of a month sum to it under every rule.
            Ratio months = new BillingPeriod(period.from(), part.to()).months(proration);
            Ratio share = months.minus(monthsBefore);
            int rises = escalation.risesBy(part.from());
            Ratio amount = first.times(escalation.factor(rises)).times(share);
            sum = sum.plus(amount);
            steps.add(Explanation.of(
                            "%s 起已递增 %d 次：%s × %s 个月 = %s"
                                    .formatted(
                                            part.from(),
                                            rises,
                                            first.times(escalation.factor(rises))
                                                    .text(),
                                            share.text(),
                                            amount.text()),
                            "from %s after %d rises: %s × %s months = %s"
                                    .formatted(
                                            part.from(),
                                            rises,
                                            first.times(escalation.factor(rises))
                                                    .text(),
                                            share.text(),
                                            amount.text()))
                    .with("quantity", quantity)
                    .with("rises", rises)
                    .with("months", share)
                    .with("exact", amount));
            monthsBefore = months;
        }
        return sum;
    }

    private static Explanation multiplication(BigDecimal quantity, BigDecimal rate, Ratio product) {
        String sentence = "%s × %s = %s".formatted(quantity.toPlainString(), rate.toPlainString(), product.text());
        return Explanation.of("数量 × 单价：" + sentence, "quantity × rate: " + sentence)
                .with("quantity", quantity)
                .with("rate", rate)
                .with("exact", product);
    }

    private static Explanation rounding(Ratio exact, Money amount) {
        return Explanation.of(
                        "四舍五入：%s → %s".formatted(exact.text(), amount),
                        "rounded half up: %s → %s".formatted(exact.text(), amount))
                .with("exact", exact)
                .with("amount", amount);
    }
}
