package org.steward.billing.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Books;
import org.steward.billing.ledger.Entry;
import org.steward.billing.ledger.LedgerAccounts;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;

/** Decides on money paid in advance: taken in, released charge by charge, ended, taken back. */
final class Prepayments {

    /** Longest time somebody may pay for in advance. */
    static final int MOST_MONTHS = 60;

    private Prepayments() {}

    static Decision<Account> receive(
            @Nullable Account account, String accountId, ReceivePrepayment command, Books books, LocalDate today) {
        if (account == null) {
            return Decision.refuse(Checks.notFound(accountId));
        }
        Refusal refusal = refusal(account, command, books, today);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        long paid = command.amount().minorUnits();
        long discount = command.discount() == null ? 0 : command.discount().minorUnits();
        Prepayment prepayment = new Prepayment(
                command.prepaymentId(),
                command.item(),
                command.period(),
                command.method(),
                command.receivedOn(),
                paid,
                discount,
                paid,
                paid + discount,
                command.monthly() == null ? null : command.monthly().minorUnits());
        PrepaymentReceived event = new PrepaymentReceived(
                accountId,
                account.siteId(),
                books.entityId(),
                command.prepaymentId(),
                command.item(),
                command.period(),
                command.method(),
                command.amount(),
                account.money(discount),
                command.monthly(),
                command.reference(),
                command.receivedOn(),
                Entry.in(account.currency())
                        .debit(command.method().ledgerAccount(), paid)
                        .credit(LedgerAccounts.prepaid(command.item()), paid)
                        .postings(),
                command.receivedOn());
        Account holding = account.holding(account.holdings().withPrepayment(command.prepaymentId(), prepayment), paid);
        List<Object> events = new ArrayList<>();
        events.add(event);
        // Months that are charged already and still open were what the payer meant first.
        Credit.Applied released = release(holding, books, command.receivedOn());
        events.addAll(released.events());
        return Decision.accept(released.account(), events)
                .answering(HoldingAnswer.of(released.account(), command.prepaymentId()));
    }

    private static @Nullable Refusal refusal(Account account, ReceivePrepayment command, Books books, LocalDate today) {
        Refusal refusal = Checks.tender(account, command.amount(), command.receivedOn(), today);
        if (refusal == null && books.classOf(command.item()) == null) {
            refusal = Refusal.invalid("FEE_ITEM_UNKNOWN", "item", Map.of("item", command.item()));
        }
        if (refusal == null && command.discount() != null) {
            refusal = Checks.amount(account, command.discount(), true, "discount");
        }
        if (refusal == null && command.monthly() != null) {
            refusal = Checks.amount(account, command.monthly(), false, "monthly");
        }
        BillingPeriod period = command.period();
        if (refusal == null
                && (period.days() == 0 || period.to().isAfter(period.from().plusMonths(MOST_MONTHS)))) {
            refusal = Refusal.invalid(
                    "PREPAYMENT_PERIOD",
                    "period",
                    Map.of("from", period.from(), "to", period.to(), "most", MOST_MONTHS));
        }
        if (refusal == null && account.holdings().prepayments().size() >= Account.Holdings.MOST) {
            refusal = Refusal.conflict("TOO_MANY_HOLDINGS", Map.of("maximum", Account.Holdings.MOST));
        }
        return refusal;
    }

    /** Uses what was paid in advance for the open charges it is for, the oldest prepayment first. */
    static Credit.Applied release(Account account, Books books, LocalDate on) {
        Account current = account;
        List<Object> events = new ArrayList<>();
        for (Prepayment held : account.holdings().prepayments()) {
            for (OpenCharge charge : current.openCharges()) {
                Prepayment prepayment = current.holdings().prepayment(held.prepaymentId());
                if (prepayment != null
                        && charge.kind() == ChargeKind.PRINCIPAL
                        && prepayment.covers(charge.item(), charge.period())) {
                    Reductions.Outcome released = release(current, prepayment, charge, books, on);
                    current = released.account();
                    events.addAll(released.events());
                }
            }
        }
        return new Credit.Applied(current, events);
    }

    private static Reductions.Outcome release(
            Account account, Prepayment prepayment, OpenCharge charge, Books books, LocalDate on) {
        // A price that was held: what the charge is above it is part of the bargain.
        long agreed = Math.min(charge.openMinor(), prepayment.agreedMinor(charge.period()));
        long cover = Math.min(agreed, prepayment.coverMinor());
        boolean held = cover == agreed;
        long money = prepayment.moneyOf(cover);
        long discount = cover - money + (held ? charge.openMinor() - agreed : 0);
        Prepayment left = prepayment.released(money, cover);
        Account.Holdings holdings =
                account.holdings().withPrepayment(prepayment.prepaymentId(), left.coverMinor() == 0 ? null : left);
        List<Object> events = new ArrayList<>();
        Account current = account.holding(holdings, 0);
        if (money > 0) {
            List<Settlement> settlements = List.of(Settlement.of(charge, money, account.currency()));
            current = account.settled(settlements, on, holdings);
            events.add(new PrepaymentReleased(
                    account.accountId(),
                    account.siteId(),
                    books.entityId(),
                    prepayment.prepaymentId(),
                    prepayment.item(),
                    account.money(money),
                    settlements,
                    account.money(left.moneyMinor()),
                    Settling.credit(
                                    Entry.in(account.currency())
                                            .debit(LedgerAccounts.prepaid(prepayment.item()), money),
                                    settlements)
                            .postings(),
                    on));
        }
        OpenCharge rest = current.open(charge.chargeId());
        if (discount > 0 && rest != null) {
            Reductions.Outcome less = Reductions.takeOff(
                    current,
                    prepayment.prepaymentId(),
                    ChargeReduced.Cause.PREPAYMENT_DISCOUNT,
                    List.of(new Reductions.OffOpen(rest, Math.min(discount, rest.openMinor()))),
                    books,
                    on);
            current = less.account();
            events.addAll(less.events());
        }
        return new Reductions.Outcome(current, events, null);
    }

    /** Ends a prepayment: what is left of the money is credit, and may be refunded as such. */
    static Decision<Account> end(
            @Nullable Account account, String accountId, String prepaymentId, Books books, LocalDate on) {
        if (account == null) {
            return Decision.refuse(Checks.notFound(accountId));
        }
        Prepayment prepayment = account.holdings().prepayment(prepaymentId);
        if (prepayment == null) {
            return Decision.refuse(Refusal.notFound("prepayment", prepaymentId));
        }
        Refusal closed = Checks.books(account, on);
        if (closed != null) {
            return Decision.refuse(closed);
        }
        long money = prepayment.moneyMinor();
        List<Object> events = new ArrayList<>();
        events.add(new PrepaymentEnded(
                accountId,
                account.siteId(),
                books.entityId(),
                prepaymentId,
                prepayment.item(),
                account.money(money),
                account.money(prepayment.coverMinor() - money),
                Entry.in(account.currency())
                        .debit(LedgerAccounts.prepaid(prepayment.item()), money)
                        .credit(LedgerAccounts.CUSTOMER_CREDITS, money)
                        .postings(),
                on));
        Account freed = account.freed(account.holdings().withPrepayment(prepaymentId, null), money);
        Credit.Applied applied = Credit.apply(freed, books, on);
        events.addAll(applied.events());
        return Decision.accept(applied.account(), events).answering(HoldingAnswer.of(applied.account(), prepaymentId));
    }

    /** Takes a prepayment back that did not stand; what was released of it is owed again. */
    static Decision<Account> reverse(
            @Nullable Account account,
            String accountId,
            ReverseHolding command,
            @Nullable PrepaymentReceived received,
            Books books,
            LocalDate today) {
        if (account == null) {
            return Decision.refuse(Checks.notFound(accountId));
        }
        if (received == null || !received.accountId().equals(accountId)) {
            return Decision.refuse(Refusal.notFound("prepayment", command.holdingId()));
        }
        Prepayment held = account.holdings().prepayment(command.holdingId());
        long taken = held == null ? 0 : held.moneyMinor();
        return HoldingReversals.reverse(
                account,
                command,
                new HoldingReversals.Holding(
                        HoldingReversed.Kind.PREPAYMENT,
                        received.item(),
                        received.method(),
                        received.amount(),
                        received.businessDate(),
                        LedgerAccounts.prepaid(received.item())),
                taken,
                account.holdings().withPrepayment(command.holdingId(), null),
                books,
                today);
    }
}
