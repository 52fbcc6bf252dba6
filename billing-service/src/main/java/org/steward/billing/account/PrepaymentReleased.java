package org.steward.billing.account;

import java.time.LocalDate;
import java.util.List;
import org.steward.billing.ledger.Posting;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/**
 * What was paid in advance was used for a charge.
 *
 * @param left money that is not released yet
 */
@EventType("org.steward.billing.prepayment.released.v1")
public record PrepaymentReleased(
        String accountId,
        String siteId,
        String entityId,
        String prepaymentId,
        String item,
        Money amount,
        List<Settlement> allocations,
        Money left,
        List<Posting> postings,
        LocalDate businessDate) {}
