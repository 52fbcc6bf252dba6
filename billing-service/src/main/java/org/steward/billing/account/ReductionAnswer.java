package org.steward.billing.account;

import java.util.List;
import org.steward.platform.money.Money;

/**
 * What a reduction came to.
 *
 * @param balance what the account owes afterwards; negative when credit is left
 */
record ReductionAnswer(String reductionId, String accountId, List<Reduced> reductions, Money balance) {

    /** What was taken off one charge: owed no more, and set free as credit. */
    record Reduced(String chargeId, String item, Money owed, Money freed) {}

    static ReductionAnswer of(Account account, String reductionId, List<ChargeReduced.Reduction> parts) {
        return new ReductionAnswer(
                reductionId,
                account.accountId(),
                parts.stream()
                        .map(part -> new Reduced(part.chargeId(), part.item(), part.owed(), part.freed()))
                        .toList(),
                account.money(account.balanceMinor()));
    }
}
