package org.steward.billing.account;

import java.util.List;
import org.steward.platform.money.Money;

/** What a reversal came to: the charges that are open again, and what the account owes. */
record ReversalAnswer(
        String paymentId, String accountId, Money amount, List<PaymentAnswer.Allocated> reopened, Money balance) {

    static ReversalAnswer of(Account account, PaymentReversed event) {
        return new ReversalAnswer(
                event.paymentId(),
                event.accountId(),
                event.amount(),
                PaymentAnswer.allocated(event.reopened()),
                account.money(account.balanceMinor()));
    }
}
