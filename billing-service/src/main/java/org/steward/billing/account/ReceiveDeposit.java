package org.steward.billing.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steward.platform.money.Money;

/** Security money that was received. */
record ReceiveDeposit(
        String depositId,
        String item,
        PaymentMethod method,
        Money amount,
        @Nullable String reference,
        LocalDate receivedOn) {}
