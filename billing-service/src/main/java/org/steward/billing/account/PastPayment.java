package org.steward.billing.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.steward.platform.money.Money;

/**
 * A payment as the journal and the account's outbox have it.
 *
 * @param refundedMinor given back of it since
 * @param charges by id, those it had settled, as they are now; what is not there is as it was
 */
record PastPayment(PaymentRecorded recorded, boolean reversed, long refundedMinor, Map<String, PastCharge> charges) {

    PastPayment {
        charges = Map.copyOf(charges);
    }

    /** A payment nothing has happened to. */
    static PastPayment untouched(PaymentRecorded recorded) {
        return new PastPayment(recorded, false, 0, Map.of());
    }

    /** What it settled and that still stands: not what was set free, because the charge is owed no more. */
    List<Settlement> standing() {
        List<Settlement> standing = new ArrayList<>();
        for (Settlement settlement : recorded.allocations()) {
            PastCharge charge = charges.get(settlement.chargeId());
            Money part = charge == null
                    ? settlement.amount()
                    : settlement
                            .amount()
                            .min(new Money(
                                    charge.settledMinor(), settlement.amount().currency()));
            if (part.isPositive()) {
                standing.add(settlement.of(part));
            }
        }
        return standing;
    }

    /** What the charge of a settlement amounts to now. */
    long netMinor(Settlement settlement) {
        PastCharge charge = charges.get(settlement.chargeId());
        return charge == null ? settlement.chargeAmount().minorUnits() : charge.netMinor();
    }

    /** What of it was or has become credit. */
    long creditedMinor() {
        return recorded.amount().minorUnits() - Settling.sum(standing());
    }
}
