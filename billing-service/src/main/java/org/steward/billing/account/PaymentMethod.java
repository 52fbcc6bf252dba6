package org.steward.billing.account;

import org.steward.billing.ledger.LedgerAccounts;

/** How money reached the site, and the ledger account it lies on. */
public enum PaymentMethod {
    CASH(LedgerAccounts.CASH),
    POS(LedgerAccounts.POS_CLEARING),
    WECHAT(LedgerAccounts.WECHAT_CLEARING),
    ALIPAY(LedgerAccounts.ALIPAY_CLEARING),
    BANK_TRANSFER(LedgerAccounts.BANK),
    CHEQUE(LedgerAccounts.CHEQUES),
    /** From another leg of the same money's way; nobody pays by it. */
    CLEARING(LedgerAccounts.CLEARING);

    private final String ledgerAccount;

    PaymentMethod(String ledgerAccount) {
        this.ledgerAccount = ledgerAccount;
    }

    /** The ledger account money of this method lies on. */
    public String ledgerAccount() {
        return ledgerAccount;
    }

    /** Whether somebody can pay by it. */
    public boolean isTender() {
        return this != CLEARING;
    }
}
