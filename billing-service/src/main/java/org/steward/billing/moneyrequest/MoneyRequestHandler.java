package org.steward.billing.moneyrequest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.billing.account.AccountHandler;
import org.steward.billing.account.ChargeReduced;
import org.steward.billing.account.Clearing;
import org.steward.billing.account.IncomingPayment;
import org.steward.billing.account.PaymentHandler;
import org.steward.billing.account.ReduceCharges;
import org.steward.billing.limit.LimitHandler;
import org.steward.billing.site.Sites;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** The door to requests, and what does them once they are approved. */
public final class MoneyRequestHandler {

    private static final Logger log = LoggerFactory.getLogger(MoneyRequestHandler.class);

    private final MoneyRequestStore store;
    private final CommandRunner runner;
    private final AccountHandler accounts;
    private final PaymentHandler payments;
    private final LimitHandler limits;
    private final Sites sites;

    MoneyRequestHandler(
            MoneyRequestStore store,
            CommandRunner runner,
            AccountHandler accounts,
            PaymentHandler payments,
            LimitHandler limits,
            Sites sites) {
        this.store = store;
        this.runner = runner;
        this.accounts = accounts;
        this.payments = payments;
        this.limits = limits;
        this.sites = sites;
    }

    CommandResult request(Command command, Wish wish, String reason) {
        Scope site = command.scope();
        mustExist(site, wish.accountId(), "accountId");
        if (wish instanceof Wish.Transfer transfer) {
            mustExist(site, transfer.toAccountId(), "toAccountId");
        }
        String currency = sites.currency(site);
        if (!wish.amount().currency().getCurrencyCode().equals(currency)) {
            throw new RefusedException(Refusal.invalid(
                    "CURRENCY_MISMATCH",
                    "amount.currency",
                    Map.of("currency", wish.amount().currency().getCurrencyCode(), "expected", currency)));
        }
        String id = command.newAggregateId(MoneyRequest.TYPE.name());
        return runner.run(
                store.aggregates(),
                id,
                command,
                (request, now) -> MoneyRequest.request(
                        request,
                        new MoneyRequest(
                                site.value(),
                                id,
                                wish,
                                reason,
                                MoneyRequest.Status.REQUESTED,
                                command.authority(),
                                null,
                                null,
                                null)));
    }

    private void mustExist(Scope site, String accountId, String field) {
        if (accounts.find(site, accountId) == null) {
            throw new RefusedException(Refusal.invalid("ACCOUNT_UNKNOWN", field, Map.of("account", accountId)));
        }
    }

    /** Approves and does it; what stops between is taken up by its timer. */
    CommandResult approve(Command command, String requestId) {
        Scope site = command.scope();
        CommandResult result = runner.run(
                store.aggregates(),
                requestId,
                command,
                (request, now) -> MoneyRequest.approve(
                        request, requestId, command.authority(), aboveLimit(command, request, now), now));
        step(site, requestId);
        return result;
    }

    private @Nullable Refusal aboveLimit(Command command, @Nullable MoneyRequest request, Instant now) {
        return request == null
                ? null
                : limits.refusal(
                        request.wish().limitedAct(),
                        command.scope(),
                        command.authority(),
                        request.wish().amount(),
                        now);
    }

    CommandResult reject(Command command, String requestId) {
        return runner.run(
                store.aggregates(),
                requestId,
                command,
                (request, now) -> MoneyRequest.reject(request, requestId, command.authority()));
    }

    CommandResult withdraw(Command command, String requestId) {
        return runner.run(
                store.aggregates(),
                requestId,
                command,
                (request, now) -> MoneyRequest.withdraw(request, requestId, command.authority()));
    }

    /** Takes a request up again; {@code key} names the moment it was found. */
    void resume(Scope site, String requestId, String key) {
        runner.run(
                store.aggregates(),
                requestId,
                Command.caused(
                        site, "billing.money-request.resume", key, Authority.system("timer"), requestId, requestId),
                (request, now) -> MoneyRequest.resume(request, requestId, now));
        step(site, requestId);
    }

    /** Does what is to be done, step by step, until the request is at its end. */
    private void step(Scope site, String requestId) {
        for (Stored<MoneyRequest> stored = store.load(site, requestId);
                stored != null && stored.state().nextStepAt() != null;
                stored = store.load(site, requestId)) {
            MoneyRequest request = stored.state();
            try {
                next(site, request);
            } catch (RefusedException refused) {
                if (refused.refusal().kind() == Refusal.Kind.BUSY) {
                    log.info("money request {} waits: {}", requestId, refused.getMessage());
                    return;
                }
                refused(site, request, refused.refusal());
            }
        }
    }

    private void next(Scope site, MoneyRequest request) {
        Authority by = request.checker() == null ? request.maker() : request.checker();
        switch (request.status()) {
            case APPROVED -> {
                first(site, request, by);
                moveOn(
                        site,
                        request,
                        request.wish() instanceof Wish.Transfer
                                ? MoneyRequest.Status.MONEY_OUT
                                : MoneyRequest.Status.DONE,
                        null);
            }
            case MONEY_OUT -> {
                arrive(site, request, transfer(request).toAccountId(), Clearing.Type.TRANSFER, by);
                moveOn(site, request, MoneyRequest.Status.DONE, null);
            }
            case RETURNING -> {
                arrive(site, request, transfer(request).accountId(), Clearing.Type.RETURNED_TRANSFER, by);
                moveOn(site, request, MoneyRequest.Status.FAILED, null);
            }
            default -> throw new IllegalStateException(request + " waits for nothing");
        }
    }

    private void first(Scope site, MoneyRequest request, Authority by) {
        Command command = part(site, request, "do", by);
        String id = request.requestId();
        switch (request.wish()) {
            case Wish.Reduce reduce ->
                payments.reduce(
                        command,
                        reduce.accountId(),
                        id,
                        reduce.correction() ? ChargeReduced.Cause.ADJUSTMENT : ChargeReduced.Cause.WAIVER,
                        reduce.parts().stream()
                                .map(part -> new ReduceCharges.Line(part.chargeId(), part.amount()))
                                .toList());
            case Wish.Refund refund ->
                payments.refund(command, refund.accountId(), id, refund.paymentId(), refund.method(), refund.amount());
            case Wish.RefundDeposit refund ->
                payments.refundDeposit(
                        command, refund.accountId(), id, refund.depositId(), refund.method(), refund.amount());
            case Wish.Transfer transfer ->
                payments.moveOut(command, transfer.accountId(), id, transfer.toAccountId(), transfer.amount());
        }
    }

    private void arrive(Scope site, MoneyRequest request, String accountId, Clearing.Type type, Authority by) {
        payments.pay(
                part(site, request, type.name(), by),
                accountId,
                IncomingPayment.cleared(
                        request.wish().amount(),
                        List.of(),
                        sites.today(site),
                        new Clearing(type, request.requestId())));
    }

    private static Wish.Transfer transfer(MoneyRequest request) {
        if (request.wish() instanceof Wish.Transfer transfer) {
            return transfer;
        }
        throw new IllegalStateException(request + " is no transfer");
    }

    /** Something forbids a step: before money has left that ends the request, afterwards the money goes back. */
    private void refused(Scope site, MoneyRequest request, Refusal refusal) {
        log.info("money request {} cannot be done: {}", request.requestId(), refusal);
        switch (request.status()) {
            case APPROVED -> moveOn(site, request, MoneyRequest.Status.FAILED, refusal.code());
            case MONEY_OUT -> moveOn(site, request, MoneyRequest.Status.RETURNING, refusal.code());
            default ->
                // Money that belongs to the account is always taken in, so this is a fault: seen in the log, tried
                // again.
                throw new IllegalStateException(request + " cannot go back", new RefusedException(refusal));
        }
    }

    private void moveOn(Scope site, MoneyRequest request, MoneyRequest.Status to, @Nullable String failedFor) {
        runner.run(
                store.aggregates(),
                request.requestId(),
                part(site, request, "to-" + to, Authority.system("money-request")),
                (current, now) ->
                        MoneyRequest.moveOn(current, request.requestId(), request.status(), to, failedFor, now));
    }

    /** A step's command: the same whoever takes the step, and however often. */
    private static Command part(Scope site, MoneyRequest request, String step, Authority by) {
        String key = request.requestId() + '/' + step;
        return new Command(
                site,
                "billing.money-request.step",
                key,
                by,
                Command.fingerprint(key),
                null,
                request.requestId(),
                null,
                null);
    }
}
