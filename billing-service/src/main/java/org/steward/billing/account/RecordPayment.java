package org.steward.billing.account;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.money.Money;

/**
 * Money that was received.
 *
 * @param designated charges the payer named, settled first in this order; the rest goes by the contract's order
 * @param roundOff left off after the payment, so that nothing small stays open, or null
 * @param clearing the other leg, when it comes over clearing, or null
 */
record RecordPayment(
        String paymentId,
        PaymentMethod method,
        Money amount,
        @Nullable String reference,
        LocalDate receivedOn,
        List<String> designated,
        @Nullable Money roundOff,
        @Nullable Clearing clearing) {

    RecordPayment {
        designated = List.copyOf(designated);
    }

    /** A payment like most: nothing left off, and straight from its payer. */
    RecordPayment(
            String paymentId,
            PaymentMethod method,
            Money amount,
            @Nullable String reference,
            LocalDate receivedOn,
            List<String> designated) {
        this(paymentId, method, amount, reference, receivedOn, designated, null, null);
    }
}
