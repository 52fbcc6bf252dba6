package org.steward.billing.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Books;
import org.steward.billing.ledger.Entry;
import org.steward.billing.ledger.FeeClass;
import org.steward.billing.ledger.LedgerAccounts;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.money.Money;

/** Decides on deposits: taken in, deducted for charges, given back, taken back by the payer's bank. */
final class Deposits {

    private Deposits() {}

    static Decision<Account> receive(
            @Nullable Account account, String accountId, ReceiveDeposit command, Books books, LocalDate today) {
        if (account == null) {
            return Decision.refuse(Checks.notFound(accountId));
        }
        Refusal refusal = Checks.tender(account, command.amount(), command.receivedOn(), today);
        if (refusal == null && books.classOf(command.item()) != FeeClass.DEPOSIT) {
            refusal = Refusal.invalid("NOT_A_DEPOSIT_ITEM", "item", Map.of("item", command.item()));
        }
        if (refusal == null && account.holdings().deposits().size() >= Account.Holdings.MOST) {
            refusal = Refusal.conflict("TOO_MANY_HOLDINGS", Map.of("maximum", Account.Holdings.MOST));
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        long minor = command.amount().minorUnits();
        HeldDeposit deposit = new HeldDeposit(
                command.depositId(), command.item(), command.method(), command.receivedOn(), minor, minor);
        Account holding = account.holding(account.holdings().withDeposit(command.depositId(), deposit), minor);
        return Decision.accept(
                        holding,
                        new DepositReceived(
                                accountId,
                                account.siteId(),
                                books.entityId(),
                                command.depositId(),
                                command.item(),
                                command.method(),
                                command.amount(),
                                command.reference(),
                                command.receivedOn(),
                                Entry.in(account.currency())
                                        .debit(command.method().ledgerAccount(), minor)
                                        .credit(LedgerAccounts.counterpart(FeeClass.DEPOSIT, command.item()), minor)
                                        .postings(),
                                command.receivedOn()))
                .answering(HoldingAnswer.of(holding, command.depositId()));
    }

    /** Settles the named charges out of the deposit, in their order, as far as it reaches. */
    static Decision<Account> deduct(
            @Nullable Account account,
            String accountId,
            String depositId,
            List<String> chargeIds,
            Books books,
            LocalDate on) {
        if (account == null) {
            return Decision.refuse(Checks.notFound(accountId));
        }
        HeldDeposit deposit = account.holdings().deposit(depositId);
        if (deposit == null) {
            return Decision.refuse(Refusal.notFound("deposit", depositId));
        }
        Refusal refusal = Checks.open(account);
        if (refusal == null) {
            refusal = Checks.books(account, on);
        }
        for (int i = 0; i < chargeIds.size() && refusal == null; i++) {
            if (account.open(chargeIds.get(i)) == null) {
                refusal = Refusal.invalid("CHARGE_NOT_OPEN", "charges[" + i + "]", Map.of("charge", chargeIds.get(i)));
            }
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<Settlement> settlements = Settling.designated(account, chargeIds, deposit.heldMinor());
        long used = Settling.sum(settlements);
        long left = deposit.heldMinor() - used;
        Account.Holdings holdings =
                account.holdings().withDeposit(depositId, left == 0 ? null : deposit.withHeld(left));
        Account deducted = account.settled(settlements, on, holdings);
        return Decision.accept(
                        deducted,
                        new DepositDeducted(
                                accountId,
                                account.siteId(),
                                books.entityId(),
                                depositId,
                                deposit.item(),
                                account.money(used),
                                settlements,
                                account.money(left),
                                Settling.credit(
                                                Entry.in(account.currency())
                                                        .debit(
                                                                LedgerAccounts.counterpart(
                                                                        FeeClass.DEPOSIT, deposit.item()),
                                                                used),
                                                settlements)
                                        .postings(),
                                on))
                .answering(HoldingAnswer.of(deducted, depositId));
    }

    /** Gives a deposit back, or a part of it; asked for and approved before. */
    static Decision<Account> refund(
            @Nullable Account account, String accountId, String depositId, Payout payout, Books books) {
        if (account == null) {
            return Decision.refuse(Checks.notFound(accountId));
        }
        HeldDeposit deposit = account.holdings().deposit(depositId);
        if (deposit == null) {
            return Decision.refuse(Refusal.notFound("deposit", depositId));
        }
        Refusal refusal = Checks.amount(account, payout.amount(), false, "amount");
        if (refusal == null && payout.amount().minorUnits() > deposit.heldMinor()) {
            refusal = Refusal.conflict(
                    "REFUND_ABOVE_HELD",
                    Map.of(
                            "amount",
                            payout.amount().toString(),
                            "held",
                            account.money(deposit.heldMinor()).toString()));
        }
        if (refusal == null) {
            refusal = Checks.books(account, payout.businessDate());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        long minor = payout.amount().minorUnits();
        long left = deposit.heldMinor() - minor;
        Account.Holdings holdings =
                account.holdings().withDeposit(depositId, left == 0 ? null : deposit.withHeld(left));
        Account paidOut = account.paidOut(holdings, minor);
        return Decision.accept(
                        paidOut,
                        new DepositRefunded(
                                accountId,
                                account.siteId(),
                                books.entityId(),
                                payout.refundId(),
                                depositId,
                                deposit.item(),
                                payout.method(),
                                payout.amount(),
                                account.money(left),
                                Entry.in(account.currency())
                                        .debit(LedgerAccounts.counterpart(FeeClass.DEPOSIT, deposit.item()), minor)
                                        .credit(payout.method().ledgerAccount(), minor)
                                        .postings(),
                                payout.businessDate()))
                .answering(HoldingAnswer.of(paidOut, depositId));
    }

    /** Takes a deposit back that did not stand; what was used or given back of it is owed. */
    static Decision<Account> reverse(
            @Nullable Account account,
            String accountId,
            ReverseHolding command,
            @Nullable DepositReceived received,
            Books books,
            LocalDate today) {
        if (account == null) {
            return Decision.refuse(Checks.notFound(accountId));
        }
        if (received == null || !received.accountId().equals(accountId)) {
            return Decision.refuse(Refusal.notFound("deposit", command.holdingId()));
        }
        HeldDeposit held = account.holdings().deposit(command.holdingId());
        return HoldingReversals.reverse(
                account,
                command,
                new HoldingReversals.Holding(
                        HoldingReversed.Kind.DEPOSIT,
                        received.item(),
                        received.method(),
                        received.amount(),
                        received.businessDate(),
                        LedgerAccounts.counterpart(FeeClass.DEPOSIT, received.item())),
                held == null ? 0 : held.heldMinor(),
                account.holdings().withDeposit(command.holdingId(), null),
                books,
                today);
    }

    /**
     * Money that goes out.
     *
     * @param refundId the approved request
     */
    record Payout(String refundId, PaymentMethod method, Money amount, LocalDate businessDate) {}
}
