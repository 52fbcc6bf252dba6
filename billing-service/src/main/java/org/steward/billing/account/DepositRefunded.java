package org.steward.billing.account;

import java.time.LocalDate;
import java.util.List;
import org.steward.billing.ledger.Posting;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/**
 * A deposit, or a part of it, was given back.
 *
 * @param refundId the approved request
 * @param left what is held of it afterwards
 */
@EventType("org.steward.billing.deposit.refunded.v1")
public record DepositRefunded(
        String accountId,
        String siteId,
        String entityId,
        String refundId,
        String depositId,
        String item,
        PaymentMethod method,
        Money amount,
        Money left,
        List<Posting> postings,
        LocalDate businessDate) {}
