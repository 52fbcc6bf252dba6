package org.steward.billing.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Posting;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/**
 * Money was received in advance for one fee item; it is a liability until the item is charged.
 *
 * @param discount given for it: it covers so much more
 * @param monthly most a month may cost while it lasts, or null when the price may change
 */
@EventType("org.steward.billing.prepayment.received.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PrepaymentReceived(
        String accountId,
        String siteId,
        String entityId,
        String prepaymentId,
        String item,
        BillingPeriod period,
        PaymentMethod method,
        Money amount,
        Money discount,
        @Nullable Money monthly,
        @Nullable String reference,
        LocalDate receivedOn,
        List<Posting> postings,
        LocalDate businessDate) {}
