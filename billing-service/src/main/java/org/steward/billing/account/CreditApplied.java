package org.steward.billing.account;

import java.time.LocalDate;
import java.util.List;
import org.steward.billing.ledger.Posting;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/** Money held for the customer was used for charges. */
@EventType("org.steward.billing.credit.applied.v1")
public record CreditApplied(
        String accountId,
        String siteId,
        String entityId,
        Money amount,
        List<Settlement> allocations,
        List<Posting> postings,
        LocalDate businessDate) {}
