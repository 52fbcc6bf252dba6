package org.steward.billing.account;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.money.Money;

/**
 * Money that was received.
 *
 * @param designated charges the payer named, settled first in this order; the rest goes by the contract's order
 */
record RecordPayment(
        String paymentId,
        PaymentMethod method,
        Money amount,
        @Nullable String reference,
        LocalDate receivedOn,
        List<String> designated) {

    RecordPayment {
        designated = List.copyOf(designated);
    }
}
