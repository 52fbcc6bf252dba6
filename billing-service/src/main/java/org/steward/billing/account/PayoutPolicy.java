package org.steward.billing.account;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Books;
import org.steward.billing.ledger.Entry;
import org.steward.billing.ledger.LedgerAccounts;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.money.Money;

/** Decides on credit leaving the account: given back, or moved to another account. */
final class PayoutPolicy {

    private PayoutPolicy() {}

    /**
     * Gives credit back; asked for and approved before. Credit is never more than what was paid net.
     *
     * @param paymentId the payment it is of, or null for any credit
     * @param past that payment as the journal has it, or null when there is no such payment
     */
    static Decision<Account> refund(
            @Nullable Account account,
            String accountId,
            Deposits.Payout payout,
            @Nullable String paymentId,
            @Nullable PastPayment past,
            Books books) {
        if (account == null) {
            return Decision.refuse(Checks.notFound(accountId));
        }
        Refusal refusal = Checks.amount(account, payout.amount(), false, "amount");
        if (refusal == null && paymentId != null) {
            refusal = ofPayment(account, payout.amount(), paymentId, past);
        }
        if (refusal == null) {
            refusal = inCredit(account, payout.amount());
        }
        if (refusal == null) {
            refusal = Checks.books(account, payout.businessDate());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        long minor = payout.amount().minorUnits();
        Account paidOut = account.paidOut(minor);
        return Decision.accept(
                        paidOut,
                        new CreditRefunded(
                                accountId,
                                account.siteId(),
                                books.entityId(),
                                payout.refundId(),
                                paymentId,
                                payout.method(),
                                payout.amount(),
                                Entry.in(account.currency())
                                        .debit(LedgerAccounts.CUSTOMER_CREDITS, minor)
                                        .credit(payout.method().ledgerAccount(), minor)
                                        .postings(),
                                payout.businessDate()))
                .answering(HoldingAnswer.of(paidOut, payout.refundId()));
    }

    private static @Nullable Refusal ofPayment(
            Account account, Money amount, String paymentId, @Nullable PastPayment past) {
        if (past == null || !past.recorded().accountId().equals(account.accountId())) {
            return Refusal.notFound("payment", paymentId);
        }
        if (past.reversed()) {
            return Refusal.conflict("PAYMENT_ALREADY_REVERSED", Map.of("payment", paymentId));
        }
        long left = past.recorded().amount().minorUnits() - past.refundedMinor();
        return amount.minorUnits() > left
                ? Refusal.conflict(
                        "REFUND_ABOVE_PAID",
                        Map.of(
                                "amount",
                                amount.toString(),
                                "left",
                                account.money(left).toString()))
                : null;
    }

    private static @Nullable Refusal inCredit(Account account, Money amount) {
        return amount.minorUnits() > account.creditMinor()
                ? Refusal.conflict(
                        "REFUND_ABOVE_CREDIT",
                        Map.of(
                                "amount",
                                amount.toString(),
                                "credit",
                                account.money(account.creditMinor()).toString()))
                : null;
    }

    /** Lets credit go to another account, over clearing; the other leg is that account's. */
    static Decision<Account> moveOut(
            @Nullable Account account,
            String accountId,
            String transferId,
            String toAccountId,
            Money amount,
            Books books,
            LocalDate on) {
        if (account == null) {
            return Decision.refuse(Checks.notFound(accountId));
        }
        Refusal refusal = Checks.amount(account, amount, false, "amount");
        if (refusal == null) {
            refusal = inCredit(account, amount);
        }
        if (refusal == null) {
            refusal = Checks.books(account, on);
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        long minor = amount.minorUnits();
        Account moved = account.paidOut(minor);
        return Decision.accept(
                        moved,
                        new CreditMovedOut(
                                accountId,
                                account.siteId(),
                                books.entityId(),
                                transferId,
                                toAccountId,
                                amount,
                                Entry.in(account.currency())
                                        .debit(LedgerAccounts.CUSTOMER_CREDITS, minor)
                                        .credit(LedgerAccounts.CLEARING, minor)
                                        .postings(),
                                on))
                .answering(HoldingAnswer.of(moved, transferId));
    }
}
