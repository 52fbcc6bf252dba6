package org.steward.billing.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A payment as the journal and the account's outbox have it.
 *
 * @param reversedCharges charges it had settled that were taken back since: what it settled of them is credit
 */
record PastPayment(PaymentRecorded recorded, boolean reversed, Set<String> reversedCharges) {

    PastPayment {
        reversedCharges = Set.copyOf(reversedCharges);
    }

    /** What it settled and that still stands. */
    List<Settlement> standing() {
        List<Settlement> standing = new ArrayList<>(recorded.allocations());
        standing.removeIf(settlement -> reversedCharges.contains(settlement.chargeId()));
        return standing;
    }

    /** What of it was or has become credit. */
    long creditedMinor() {
        return recorded.amount().minorUnits() - Settling.sum(standing());
    }
}
