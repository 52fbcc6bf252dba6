package org.steward.billing.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.money.Money;

/**
 * Money that was received in advance.
 *
 * @param discount given for it, or null
 * @param monthly most a month may cost while it lasts, or null when the price may change
 */
record ReceivePrepayment(
        String prepaymentId,
        String item,
        BillingPeriod period,
        PaymentMethod method,
        Money amount,
        @Nullable Money discount,
        @Nullable Money monthly,
        @Nullable String reference,
        LocalDate receivedOn) {}
