package org.steward.billing.chargerequest;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.account.ChargeSource;
import org.steward.billing.ledger.FeeClass;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;
import org.steward.platform.money.Money;

/**
 * What became of a request; there is none before it is decided, because deciding it takes one event and no waiting.
 *
 * @param source what the charge is for in the service that asked
 * @param feeClass what the charge was booked as, or null when refused
 * @param accountId the account charged, or null when refused
 * @param chargeId the charge, or null when refused
 * @param refusedFor code of the refusal, or null when granted
 */
record ChargeRequest(
        String siteId,
        String requestId,
        ChargeSource source,
        String item,
        @Nullable FeeClass feeClass,
        Money amount,
        Status status,
        @Nullable String accountId,
        @Nullable String chargeId,
        @Nullable String refusedFor) {

    static final AggregateType<ChargeRequest> TYPE =
            AggregateType.of("chargeRequest", "chargeRequests", ChargeRequest.class);

    /** The end of a request. */
    enum Status {
        GRANTED,
        REFUSED,
        WITHDRAWN
    }

    /** The id of the {@code number}-th charge asked for by {@code source}. */
    static String idOf(Scope site, ChargeSource source, int number) {
        return Ids.derive(TYPE.name(), site, source.type() + '/' + source.id() + '/' + number);
    }

    /** Puts on record what was decided; the first decision stands. */
    static Decision<ChargeRequest> conclude(@Nullable ChargeRequest request, ChargeRequest decided) {
        if (request != null) {
            return Decision.unchanged();
        }
        String refusedFor = decided.refusedFor();
        if (refusedFor != null) {
            return Decision.accept(
                    decided, new ChargeRefused(decided.requestId(), decided.siteId(), decided.source(), refusedFor));
        }
        return Decision.accept(
                decided,
                new ChargeRequestGranted(
                        decided.requestId(),
                        decided.siteId(),
                        decided.source(),
                        String.valueOf(decided.accountId()),
                        String.valueOf(decided.chargeId())));
    }

    /** Puts on record that a granted charge was taken back. */
    static Decision<ChargeRequest> withdraw(@Nullable ChargeRequest request, String requestId) {
        if (request == null) {
            return Decision.refuse(Refusal.notFound(TYPE.name(), requestId));
        }
        return switch (request.status) {
            case WITHDRAWN -> Decision.unchanged();
            case REFUSED -> Decision.refuse(Refusal.conflict("CHARGE_WAS_REFUSED", Map.of("request", requestId)));
            case GRANTED ->
                Decision.accept(
                        new ChargeRequest(
                                request.siteId,
                                requestId,
                                request.source,
                                request.item,
                                request.feeClass,
                                request.amount,
                                Status.WITHDRAWN,
                                request.accountId,
                                request.chargeId,
                                null),
                        new ChargeRequestWithdrawn(requestId, request.siteId, request.source));
        };
    }
}
