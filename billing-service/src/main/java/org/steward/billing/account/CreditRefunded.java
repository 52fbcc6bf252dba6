package org.steward.billing.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Posting;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/**
 * Money held for the customer was given back.
 *
 * @param refundId the approved request
 * @param paymentId the payment it is of, or null
 */
@EventType("org.steward.billing.credit.refunded.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CreditRefunded(
        String accountId,
        String siteId,
        String entityId,
        String refundId,
        @Nullable String paymentId,
        PaymentMethod method,
        Money amount,
        List<Posting> postings,
        LocalDate businessDate) {}
