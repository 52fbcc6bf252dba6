package org.steward.billing.tariff;

import java.math.BigDecimal;
import java.util.List;
import org.steward.platform.money.Explanation;
import org.steward.platform.money.Money;

/**
 * What one component comes to.
 *
 * @param amount rounded once, half up, to the currency's decimals
 * @param explanation the steps from quantity and rate to the amount
 */
public record ChargeLine(String code, BigDecimal quantity, Money amount, List<Explanation> explanation) {

    public ChargeLine {
        explanation = List.copyOf(explanation);
    }
}
