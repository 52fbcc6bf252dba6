package org.steward.billing.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.FeeClass;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.money.Money;

/**
 * The part of a payment or credit that was used for one charge, with enough of the charge to open it again when the
 * payment is reversed.
 *
 * @param chargeAmount the charge as it was raised
 * @param amount what was settled of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Settlement(
        String chargeId,
        String item,
        FeeClass feeClass,
        ChargeKind kind,
        @Nullable BillingPeriod period,
        LocalDate dueOn,
        Money chargeAmount,
        Money amount) {

    static Settlement of(OpenCharge charge, long minor, String currency) {
        return new Settlement(
                charge.chargeId(),
                charge.item(),
                charge.feeClass(),
                charge.kind(),
                charge.period(),
                charge.dueOn(),
                Money.ofMinor(charge.amountMinor(), currency),
                Money.ofMinor(minor, currency));
    }

    OpenCharge reopened() {
        return new OpenCharge(
                chargeId, item, feeClass, kind, period, dueOn, chargeAmount.minorUnits(), amount.minorUnits());
    }
}
