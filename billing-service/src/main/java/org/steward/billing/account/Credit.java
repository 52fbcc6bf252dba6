package org.steward.billing.account;

import java.time.LocalDate;
import java.util.List;
import org.steward.billing.ledger.Books;
import org.steward.billing.ledger.Entry;
import org.steward.billing.ledger.LedgerAccounts;

/** Uses credit for open charges in the same command that left both side by side. */
final class Credit {

    /** The account afterwards, and the event when there was something to use. */
    record Applied(Account account, List<Object> events) {}

    private Credit() {}

    static Applied apply(Account account, Books books, LocalDate businessDate) {
        if (account.creditMinor() == 0 || account.openCharges().isEmpty()) {
            return new Applied(account, List.of());
        }
        List<Settlement> settlements = Settling.spread(account, List.of(), account.creditMinor(), books.order());
        long used = Settling.sum(settlements);
        CreditApplied event = new CreditApplied(
                account.accountId(),
                account.siteId(),
                books.entityId(),
                account.money(used),
                settlements,
                Settling.credit(Entry.in(account.currency()).debit(LedgerAccounts.CUSTOMER_CREDITS, used), settlements)
                        .postings(),
                businessDate);
        return new Applied(account.settled(settlements, businessDate), List.of(event));
    }
}
