package org.steward.billing.account;

import org.jspecify.annotations.Nullable;

/**
 * A deposit or prepayment as the journal has it.
 *
 * @param received its {@link DepositReceived} or {@link PrepaymentReceived}
 */
record PastHolding(Object received, boolean reversed) {

    @Nullable DepositReceived deposit() {
        return received instanceof DepositReceived deposit ? deposit : null;
    }

    @Nullable PrepaymentReceived prepayment() {
        return received instanceof PrepaymentReceived prepayment ? prepayment : null;
    }

    PaymentMethod method() {
        return received instanceof DepositReceived deposit
                ? deposit.method()
                : ((PrepaymentReceived) received).method();
    }

    @Nullable String reference() {
        return received instanceof DepositReceived deposit
                ? deposit.reference()
                : ((PrepaymentReceived) received).reference();
    }
}
