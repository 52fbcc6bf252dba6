package org.steward.billing.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Posting;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/**
 * A recorded payment did not stand.
 *
 * @param reopened the charges it had settled
 * @param creditTaken credit it had left and that was still there
 * @param shortfall an open item for credit it had left and that was used since, or null
 */
@EventType("org.steward.billing.payment.reversed.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentReversed(
        String accountId,
        String siteId,
        String entityId,
        String paymentId,
        ReversalReason reason,
        PaymentMethod method,
        Money amount,
        List<Settlement> reopened,
        Money creditTaken,
        @Nullable Settlement shortfall,
        List<Posting> postings,
        LocalDate businessDate) {}
