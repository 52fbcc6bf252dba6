package org.steward.billing.moneyrequest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateType;

/**
 * A request and what became of it.
 *
 * @param reason a code of the company's own choice; the journal carries no free text
 * @param checker who approved or rejected it, or null
 * @param failedFor code of why it could not be done although approved, or null
 * @param nextStepAt when it is taken up again if nobody moved it on, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MoneyRequest(
        String siteId,
        String requestId,
        Wish wish,
        String reason,
        Status status,
        Authority maker,
        @Nullable Authority checker,
        @Nullable String failedFor,
        @Nullable Instant nextStepAt) {

    static final AggregateType<MoneyRequest> TYPE =
            new AggregateType<>("moneyRequest", "moneyRequests", MoneyRequest.class, MoneyRequest::nextStepAt);

    /** A step takes milliseconds; one that stopped is taken up after this time. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Where a request is. */
    enum Status {
        REQUESTED,
        /** To be done. */
        APPROVED,
        /** A transfer whose money has left and has not arrived. */
        MONEY_OUT,
        /** A transfer whose money goes back, because it could not arrive. */
        RETURNING,
        DONE,
        REJECTED,
        WITHDRAWN,
        FAILED
    }

    static Decision<MoneyRequest> request(@Nullable MoneyRequest existing, MoneyRequest wanted) {
        if (existing != null) {
            return Decision.refuse(Refusal.conflict("MONEY_REQUEST_EXISTS", Map.of("request", wanted.requestId())));
        }
        if (wanted.wish() instanceof Wish.Transfer transfer
                && transfer.toAccountId().equals(transfer.accountId())) {
            return Decision.refuse(
                    Refusal.invalid("TRANSFER_TO_ITSELF", "toAccountId", Map.of("account", transfer.accountId())));
        }
        return Decision.accept(wanted, MoneyRequestEvent.Requested.of(wanted));
    }

    /**
     * Approves it.
     *
     * @param aboveLimit why the checker's roles do not reach, or null
     */
    static Decision<MoneyRequest> approve(
            @Nullable MoneyRequest existing,
            String requestId,
            Authority checker,
            @Nullable Refusal aboveLimit,
            Instant now) {
        Refusal refusal = checkRefusal(existing, requestId, checker);
        if (refusal == null) {
            refusal = aboveLimit;
        }
        if (refusal != null || existing == null) {
            return Decision.refuse(refusal == null ? notFound(requestId) : refusal);
        }
        return Decision.accept(
                existing.with(Status.APPROVED, checker, null, now.plus(PATIENCE)),
                new MoneyRequestEvent.Approved(requestId, existing.siteId()));
    }

    static Decision<MoneyRequest> reject(@Nullable MoneyRequest existing, String requestId, Authority checker) {
        Refusal refusal = checkRefusal(existing, requestId, checker);
        if (refusal != null || existing == null) {
            return Decision.refuse(refusal == null ? notFound(requestId) : refusal);
        }
        return Decision.accept(
                existing.with(Status.REJECTED, checker, null, null),
                new MoneyRequestEvent.Rejected(requestId, existing.siteId()));
    }

    /** Who asked takes it back; nobody else does. */
    static Decision<MoneyRequest> withdraw(@Nullable MoneyRequest existing, String requestId, Authority by) {
        if (existing == null) {
            return Decision.refuse(notFound(requestId));
        }
        if (existing.status() != Status.REQUESTED) {
            return Decision.refuse(decided(existing));
        }
        if (by.isDisjointFrom(existing.maker())) {
            return Decision.refuse(Refusal.forbidden("NOT_THE_MAKER", Map.of("request", requestId)));
        }
        return Decision.accept(
                existing.with(Status.WITHDRAWN, null, null, null),
                new MoneyRequestEvent.Withdrawn(requestId, existing.siteId()));
    }

    private static @Nullable Refusal checkRefusal(
            @Nullable MoneyRequest existing, String requestId, Authority checker) {
        if (existing == null) {
            return notFound(requestId);
        }
        if (existing.status() != Status.REQUESTED) {
            return decided(existing);
        }
        return checker.isDisjointFrom(existing.maker())
                ? null
                : Refusal.forbidden("CHECKER_IS_MAKER", Map.of("request", requestId));
    }

    /** Puts on record where its doing has come to; a step that another worker recorded changes nothing. */
    static Decision<MoneyRequest> moveOn(
            @Nullable MoneyRequest existing,
            String requestId,
            Status from,
            Status to,
            @Nullable String failedFor,
            Instant now) {
        if (existing == null) {
            return Decision.refuse(notFound(requestId));
        }
        if (existing.status() != from) {
            return Decision.unchanged();
        }
        boolean ended = to == Status.DONE || to == Status.FAILED;
        String why = failedFor == null ? existing.failedFor() : failedFor;
        return Decision.accept(
                existing.with(to, existing.checker(), why, ended ? null : now.plus(PATIENCE)),
                new MoneyRequestEvent.MovedOn(requestId, existing.siteId(), to, why));
    }

    /** Takes it up again; only moves the time. */
    static Decision<MoneyRequest> resume(@Nullable MoneyRequest existing, String requestId, Instant now) {
        if (existing == null) {
            return Decision.refuse(notFound(requestId));
        }
        return existing.nextStepAt() == null
                ? Decision.unchanged()
                : Decision.accept(
                        existing.with(existing.status(), existing.checker(), existing.failedFor(), now.plus(PATIENCE)),
                        new MoneyRequestEvent.Resumed(requestId, existing.siteId()));
    }

    private MoneyRequest with(
            Status newStatus, @Nullable Authority newChecker, @Nullable String newFailedFor, @Nullable Instant next) {
        return new MoneyRequest(siteId, requestId, wish, reason, newStatus, maker, newChecker, newFailedFor, next);
    }

    private static Refusal notFound(String requestId) {
        return Refusal.notFound(TYPE.name(), requestId);
    }

    private static Refusal decided(MoneyRequest existing) {
        return Refusal.conflict(
                "MONEY_REQUEST_DECIDED", Map.of("request", existing.requestId(), "status", existing.status()));
    }
}
