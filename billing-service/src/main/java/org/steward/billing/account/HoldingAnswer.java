package org.steward.billing.account;

import org.steward.platform.money.Money;

/**
 * What an act on a deposit or prepayment came to.
 *
 * @param held what of it is still held
 * @param balance what the account owes; negative when credit is left
 */
record HoldingAnswer(String holdingId, String accountId, Money held, Money balance) {

    static HoldingAnswer of(Account account, String holdingId) {
        HeldDeposit deposit = account.holdings().deposit(holdingId);
        Prepayment prepayment = account.holdings().prepayment(holdingId);
        long held = deposit != null ? deposit.heldMinor() : prepayment != null ? prepayment.moneyMinor() : 0;
        return new HoldingAnswer(
                holdingId, account.accountId(), account.money(held), account.money(account.balanceMinor()));
    }
}
