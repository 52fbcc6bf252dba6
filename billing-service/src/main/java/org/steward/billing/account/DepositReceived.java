package org.steward.billing.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Posting;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/** Security money was received; it is a liability. */
@EventType("org.steward.billing.deposit.received.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DepositReceived(
        String accountId,
        String siteId,
        String entityId,
        String depositId,
        String item,
        PaymentMethod method,
        Money amount,
        @Nullable String reference,
        LocalDate receivedOn,
        List<Posting> postings,
        LocalDate businessDate) {}
