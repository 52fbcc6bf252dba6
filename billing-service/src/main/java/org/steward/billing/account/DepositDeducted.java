package org.steward.billing.account;

import java.time.LocalDate;
import java.util.List;
import org.steward.billing.ledger.Posting;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/**
 * Charges were settled out of a deposit.
 *
 * @param left what is held of it afterwards
 */
@EventType("org.steward.billing.deposit.deducted.v1")
public record DepositDeducted(
        String accountId,
        String siteId,
        String entityId,
        String depositId,
        String item,
        Money amount,
        List<Settlement> allocations,
        Money left,
        List<Posting> postings,
        LocalDate businessDate) {}
