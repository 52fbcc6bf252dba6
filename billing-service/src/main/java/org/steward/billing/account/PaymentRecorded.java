package org.steward.billing.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Posting;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/**
 * Money was received for the account.
 *
 * @param reference slip, transaction or transfer number of the method, or null
 * @param clearing the other leg, when it comes over clearing, or null
 * @param credited what no charge needed
 */
@EventType("org.steward.billing.payment.recorded.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentRecorded(
        String accountId,
        String siteId,
        String entityId,
        String paymentId,
        PaymentMethod method,
        Money amount,
        @Nullable String reference,
        @Nullable Clearing clearing,
        LocalDate receivedOn,
        List<Settlement> allocations,
        Money credited,
        List<Posting> postings,
        LocalDate businessDate) {}
