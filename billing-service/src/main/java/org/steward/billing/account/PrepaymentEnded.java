package org.steward.billing.account;

import java.time.LocalDate;
import java.util.List;
import org.steward.billing.ledger.Posting;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/**
 * A prepayment is for nothing any more: the payer moves, or its time is over.
 *
 * @param amount what was left of the money, and is credit now
 * @param discountLapsed what was left of the discount
 */
@EventType("org.steward.billing.prepayment.ended.v1")
public record PrepaymentEnded(
        String accountId,
        String siteId,
        String entityId,
        String prepaymentId,
        String item,
        Money amount,
        Money discountLapsed,
        List<Posting> postings,
        LocalDate businessDate) {}
