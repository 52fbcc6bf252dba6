package org.steward.billing.billrun;

import java.math.BigDecimal;
import java.util.Currency;
import org.steward.billing.account.Computed;
import org.steward.billing.feestandard.PricedItem;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.billing.tariff.ChargeLine;
import org.steward.billing.tariff.Component;
import org.steward.billing.tariff.Quantity;
import org.steward.billing.tariff.Tariff;
import org.steward.billing.tariff.Terms;

/** Prices a line from what is kept of it: the bill and its explanation, whenever it is asked for, come from here. */
final class LineOf {

    private LineOf() {}

    static ChargeLine computed(PricedItem item, Computed from, BillingPeriod period, Currency currency) {
        BigDecimal rate = from.rate();
        Component price = rate == null ? item.price() : item.price().at(rate);
        BigDecimal usedBefore = from.usageBefore();
        return Tariff.line(
                price,
                Quantity.of(from.quantity(), "quantity"),
                usedBefore == null ? BigDecimal.ZERO : usedBefore,
                period,
                item.proration(),
                new Terms(from.factor(), from.area(), from.insideArea()),
                currency);
    }
}
