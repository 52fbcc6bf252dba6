package org.steward.billing.account;

import org.steward.billing.ledger.LedgerAccounts;

/** How money reached the site, and the ledger account it lies on. */
public enum PaymentMethod {
    CASH(LedgerAccounts.CASH),
    POS(LedgerAccounts.POS_CLEARING),
    WECHAT(LedgerAccounts.WECHAT_CLEARING),
    ALIPAY(LedgerAccounts.ALIPAY_CLEARING),
    BANK_TRANSFER(LedgerAccounts.BANK);

    private final String ledgerAccount;

    PaymentMethod(String ledgerAccount) {
        this.ledgerAccount = ledgerAccount;
    }

    String ledgerAccount() {
        return ledgerAccount;
    }
}
