package org.steward.billing.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Posting;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/**
 * Money received as a deposit or in advance did not stand.
 *
 * @param holdingId of the deposit or prepayment
 * @param taken what was still held
 * @param shortfall an open item for what had been used or given back, or null
 */
@EventType("org.steward.billing.holding.reversed.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoldingReversed(
        String accountId,
        String siteId,
        String entityId,
        String holdingId,
        Kind kind,
        String item,
        ReversalReason reason,
        PaymentMethod method,
        Money amount,
        Money taken,
        @Nullable Settlement shortfall,
        List<Posting> postings,
        LocalDate businessDate) {

    /** What it was. */
    public enum Kind {
        DEPOSIT,
        PREPAYMENT
    }
}
