package org.steward.billing.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.FeeClass;
import org.steward.billing.tariff.BillingPeriod;

/**
 * A charge that is not wholly settled.
 *
 * @param item fee item code, {@code management}
 * @param feeClass the class it was booked under
 * @param period the days it is for, or null for a one-off charge
 * @param ofChargeId the charge a late fee is for, or null
 * @param inherited whether it was owed before this system kept the books
 * @param amountMinor as raised, less what was taken off it
 * @param openMinor still owed, above zero
 */
record OpenCharge(
        String chargeId,
        String item,
        FeeClass feeClass,
        ChargeKind kind,
        @Nullable BillingPeriod period,
        LocalDate dueOn,
        @Nullable String ofChargeId,
        boolean inherited,
        long amountMinor,
        long openMinor) {

    OpenCharge {
        if (openMinor <= 0 || openMinor > amountMinor) {
            throw new IllegalArgumentException(
                    "charge " + chargeId + " open " + openMinor + ": expected 1 to " + amountMinor);
        }
    }

    OpenCharge withOpen(long minor) {
        return new OpenCharge(chargeId, item, feeClass, kind, period, dueOn, ofChargeId, inherited, amountMinor, minor);
    }

    /** Less {@code minor} of what is still owed. */
    OpenCharge reducedBy(long minor) {
        return new OpenCharge(
                chargeId,
                item,
                feeClass,
                kind,
                period,
                dueOn,
                ofChargeId,
                inherited,
                amountMinor - minor,
                openMinor - minor);
    }

    long settledMinor() {
        return amountMinor - openMinor;
    }
}
