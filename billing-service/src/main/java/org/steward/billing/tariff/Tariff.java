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
        List<Explanation> steps = new ArrayList<>(quantity.steps());
        Ratio exact;
        Tiers tiers = component.tiers();
        if (tiers != null) {
            BigDecimal before =
                    component.needsUsageBefore() ? Require.notNegative(usageBefore, "usageBefore") : BigDecimal.ZERO;
            TieredPrice price = new TieredPrice(tiers, period.days(), before, quantity.value());
            exact = price.total();
            steps.addAll(price.steps());
        } else {
            BigDecimal rate = Require.present(component.rate(), "rate");
            exact = Ratio.of(quantity.value()).times(rate);
            steps.add(multiplication(quantity.value(), rate, exact));
        }
        if (component.basis() != Basis.USAGE && proration != Proration.NONE) {
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
        Money amount = Money.round(exact, currency);
        steps.add(rounding(exact, amount));
        return new ChargeLine(component.code(), quantity.value(), amount, steps);
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
