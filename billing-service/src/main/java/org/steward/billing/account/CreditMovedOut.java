package org.steward.billing.account;

import java.time.LocalDate;
import java.util.List;
import org.steward.billing.ledger.Posting;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/** Money held for the customer left for another account, over clearing. */
@EventType("org.steward.billing.credit.moved-out.v1")
public record CreditMovedOut(
        String accountId,
        String siteId,
        String entityId,
        String transferId,
        String toAccountId,
        Money amount,
        List<Posting> postings,
        LocalDate businessDate) {}
