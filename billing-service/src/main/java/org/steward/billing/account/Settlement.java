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
 * @param ofChargeId the charge a late fee is for, or null
 * @param inherited true when it was owed before this system kept the books, else null
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
        @Nullable String ofChargeId,
        @Nullable Boolean inherited,
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
                charge.ofChargeId(),
                charge.inherited() ? Boolean.TRUE : null,
                Money.ofMinor(charge.amountMinor(), currency),
                Money.ofMinor(minor, currency));
    }

    /** The charge open again, of which {@code netMinor} is what it amounts to now. */
    OpenCharge reopened(long minor, long netMinor) {
        return new OpenCharge(
                chargeId,
                item,
                feeClass,
                kind,
                period,
                dueOn,
                ofChargeId,
                Boolean.TRUE.equals(inherited),
                netMinor,
                minor);
    }

    /** The same charge with another part of it. */
    Settlement of(Money part) {
        return new Settlement(chargeId, item, feeClass, kind, period, dueOn, ofChargeId, inherited, chargeAmount, part);
    }
}
