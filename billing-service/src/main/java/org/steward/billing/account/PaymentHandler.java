package org.steward.billing.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.billing.limit.LimitHandler;
import org.steward.billing.limit.LimitedAct;
import org.steward.billing.site.Sites;
import org.steward.billing.sitebook.SiteBooks;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.Scope;
import org.steward.platform.money.Money;

/** The door for money that comes into an account, moves within it or leaves it. */
public final class PaymentHandler {

    private final AccountStore store;
    private final CommandRunner runner;
    private final PaymentReferences references;
    private final LimitHandler limits;
    private final Sites sites;
    private final SiteBooks books;

    PaymentHandler(
            AccountStore store,
            CommandRunner runner,
            PaymentReferences references,
            LimitHandler limits,
            Sites sites,
            SiteBooks books) {
        this.store = store;
        this.runner = runner;
        this.references = references;
        this.limits = limits;
        this.sites = sites;
        this.books = books;
    }

    /** Takes a payment in; its id is derived from the command. */
    public CommandResult pay(Command command, String accountId, IncomingPayment incoming) {
        Scope site = command.scope();
        String paymentId = command.newAggregateId("payment");
        return references.under(
                site,
                incoming.method(),
                incoming.reference(),
                paymentId,
                () -> runner.run(store.aggregates(), accountId, command, (account, now) -> {
                    Refusal above = aboveLimit(command, incoming.roundOff(), now);
                    if (above != null) {
                        return Decision.refuse(above);
                    }
                    LocalDate today = sites.dayOf(site, now);
                    LocalDate received = dayOf(account, incoming, today);
                    return PaymentPolicy.record(
                            account,
                            accountId,
                            new RecordPayment(
                                    paymentId,
                                    incoming.method(),
                                    incoming.amount(),
                                    incoming.reference(),
                                    received,
                                    incoming.late() ? stillOpen(account, incoming.designated()) : incoming.designated(),
                                    incoming.roundOff(),
                                    incoming.clearing()),
                            books.on(site, received),
                            today);
                }));
    }

    private @Nullable Refusal aboveLimit(Command command, @Nullable Money roundOff, Instant now) {
        return roundOff == null
                ? null
                : limits.refusal(LimitedAct.ROUND_OFF, command.scope(), command.authority(), roundOff, now);
    }

    private static LocalDate dayOf(@Nullable Account account, IncomingPayment incoming, LocalDate today) {
        LocalDate day = incoming.receivedOn();
        LocalDate closed = account == null ? null : account.closedThrough();
        boolean missed = incoming.late() && day != null && closed != null && !day.isAfter(closed);
        return day == null || missed || (incoming.late() && day.isAfter(today)) ? today : day;
    }

    /** Money that has come cannot be sent away because what it was meant for was paid meanwhile. */
    private static List<String> stillOpen(@Nullable Account account, List<String> designated) {
        return account == null
                ? designated
                : designated.stream()
                        .filter(chargeId -> account.open(chargeId) != null)
                        .toList();
    }

    CommandResult reverse(
            Command command,
            String accountId,
            String paymentId,
            ReversalReason reason,
            @Nullable LocalDate businessDate) {
        Scope site = command.scope();
        CommandResult result = runner.run(store.aggregates(), accountId, command, (account, now) -> {
            LocalDate today = sites.dayOf(site, now);
            LocalDate day = businessDate == null ? today : businessDate;
            return PaymentPolicy.reverse(
                    account,
                    accountId,
                    new ReversePayment(paymentId, reason, day),
                    store.payment(site, accountId, paymentId),
                    books.on(site, day),
                    today);
        });
        PastPayment past = store.payment(site, accountId, paymentId);
        if (past != null) {
            PaymentRecorded recorded = past.recorded();
            references.release(site, recorded.method(), recorded.reference(), paymentId);
        }
        return result;
    }

    CommandResult receiveDeposit(
            Command command,
            String accountId,
            String item,
            PaymentMethod method,
            Money amount,
            @Nullable String reference,
            @Nullable LocalDate receivedOn) {
        Scope site = command.scope();
        String depositId = command.newAggregateId("deposit");
        return references.under(
                site,
                method,
                reference,
                depositId,
                () -> runner.run(store.aggregates(), accountId, command, (account, now) -> {
                    LocalDate today = sites.dayOf(site, now);
                    LocalDate day = receivedOn == null ? today : receivedOn;
                    return Deposits.receive(
                            account,
                            accountId,
                            new ReceiveDeposit(depositId, item, method, amount, reference, day),
                            books.on(site, day),
                            today);
                }));
    }

    CommandResult deductDeposit(Command command, String accountId, String depositId, List<String> chargeIds) {
        Scope site = command.scope();
        return runner.run(store.aggregates(), accountId, command, (account, now) -> {
            LocalDate today = sites.dayOf(site, now);
            return Deposits.deduct(account, accountId, depositId, chargeIds, books.on(site, today), today);
        });
    }

    CommandResult receivePrepayment(Command command, String accountId, ReceivePrepayment wanted) {
        Scope site = command.scope();
        return references.under(
                site,
                wanted.method(),
                wanted.reference(),
                wanted.prepaymentId(),
                () -> runner.run(
                        store.aggregates(),
                        accountId,
                        command,
                        (account, now) -> Prepayments.receive(
                                account,
                                accountId,
                                wanted,
                                books.on(site, wanted.receivedOn()),
                                sites.dayOf(site, now))));
    }

    CommandResult endPrepayment(Command command, String accountId, String prepaymentId) {
        Scope site = command.scope();
        return runner.run(store.aggregates(), accountId, command, (account, now) -> {
            LocalDate today = sites.dayOf(site, now);
            return Prepayments.end(account, accountId, prepaymentId, books.on(site, today), today);
        });
    }

    CommandResult reverseHolding(
            Command command,
            String accountId,
            String holdingId,
            HoldingReversed.Kind kind,
            ReversalReason reason,
            @Nullable LocalDate businessDate) {
        Scope site = command.scope();
        CommandResult result = runner.run(store.aggregates(), accountId, command, (account, now) -> {
            LocalDate today = sites.dayOf(site, now);
            LocalDate day = businessDate == null ? today : businessDate;
            PastHolding past = store.holding(site, accountId, holdingId);
            ReverseHolding reversal = new ReverseHolding(holdingId, reason, past != null && past.reversed(), day);
            return kind == HoldingReversed.Kind.DEPOSIT
                    ? Deposits.reverse(
                            account,
                            accountId,
                            reversal,
                            past == null ? null : past.deposit(),
                            books.on(site, day),
                            today)
                    : Prepayments.reverse(
                            account,
                            accountId,
                            reversal,
                            past == null ? null : past.prepayment(),
                            books.on(site, day),
                            today);
        });
        PastHolding past = store.holding(site, accountId, holdingId);
        if (past != null) {
            references.release(site, past.method(), past.reference(), holdingId);
        }
        return result;
    }

    /** Gives credit back by {@code method}, of one payment or of any; approved before. */
    public CommandResult refund(
            Command command,
            String accountId,
            String refundId,
            @Nullable String paymentId,
            PaymentMethod method,
            Money amount) {
        Scope site = command.scope();
        return runner.run(store.aggregates(), accountId, command, (account, now) -> {
            LocalDate today = sites.dayOf(site, now);
            return PayoutPolicy.refund(
                    account,
                    accountId,
                    new Deposits.Payout(refundId, method, amount, today),
                    paymentId,
                    paymentId == null ? null : store.payment(site, accountId, paymentId),
                    books.on(site, today));
        });
    }

    /** Gives a deposit back by {@code method}, or a part of it; approved before. */
    public CommandResult refundDeposit(
            Command command, String accountId, String refundId, String depositId, PaymentMethod method, Money amount) {
        Scope site = command.scope();
        return runner.run(store.aggregates(), accountId, command, (account, now) -> {
            LocalDate today = sites.dayOf(site, now);
            return Deposits.refund(
                    account,
                    accountId,
                    depositId,
                    new Deposits.Payout(refundId, method, amount, today),
                    books.on(site, today));
        });
    }

    /** Lets credit leave for another account, over clearing. */
    public CommandResult moveOut(
            Command command, String accountId, String transferId, String toAccountId, Money amount) {
        Scope site = command.scope();
        return runner.run(store.aggregates(), accountId, command, (account, now) -> {
            LocalDate today = sites.dayOf(site, now);
            return PayoutPolicy.moveOut(
                    account, accountId, transferId, toAccountId, amount, books.on(site, today), today);
        });
    }

    /** Takes something off charges; approved before, or worked out by rule. */
    public CommandResult reduce(
            Command command,
            String accountId,
            String reductionId,
            ChargeReduced.Cause cause,
            List<ReduceCharges.Line> lines) {
        Scope site = command.scope();
        List<String> chargeIds =
                lines.stream().map(ReduceCharges.Line::chargeId).toList();
        return runner.run(store.aggregates(), accountId, command, (account, now) -> {
            LocalDate today = sites.dayOf(site, now);
            return Reductions.reduce(
                    account,
                    accountId,
                    new ReduceCharges(reductionId, cause, lines, today),
                    store.charges(site, accountId, chargeIds),
                    books.on(site, today));
        });
    }
}
