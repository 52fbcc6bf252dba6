package org.steward.billing.moneyrequest;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.steward.billing.limit.LimitedAct;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/** What happens to a request; what it does to accounts is said by their events. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface MoneyRequestEvent {

    /** Somebody asked for an act on money. */
    @EventType("org.steward.billing.money-request.requested.v1")
    record Requested(String requestId, String siteId, LimitedAct act, String accountId, Money amount, String reason)
            implements MoneyRequestEvent {

        static Requested of(MoneyRequest request) {
            Wish wish = request.wish();
            return new Requested(
                    request.requestId(),
                    request.siteId(),
                    wish.limitedAct(),
                    wish.accountId(),
                    wish.amount(),
                    request.reason());
        }
    }

    /** Somebody else approved it. */
    @EventType("org.steward.billing.money-request.approved.v1")
    record Approved(String requestId, String siteId) implements MoneyRequestEvent {}

    /** Somebody else rejected it. */
    @EventType("org.steward.billing.money-request.rejected.v1")
    record Rejected(String requestId, String siteId) implements MoneyRequestEvent {}

    /** Who asked took it back. */
    @EventType("org.steward.billing.money-request.withdrawn.v1")
    record Withdrawn(String requestId, String siteId) implements MoneyRequestEvent {}

    /** Its doing has come so far. */
    @EventType("org.steward.billing.money-request.moved-on.v1")
    record MovedOn(
            String requestId,
            String siteId,
            MoneyRequest.Status status,
            @Nullable String failedFor) implements MoneyRequestEvent {}

    /** It was taken up again after its worker stopped. */
    @EventType("org.steward.billing.money-request.resumed.v1")
    record Resumed(String requestId, String siteId) implements MoneyRequestEvent {}
}
