package org.steward.billing.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.FeeClass;
import org.steward.billing.ledger.Posting;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/**
 * A charge is taken back.
 *
 * @param amount what it amounted to: as raised, less what was taken off it before
 * @param freed what had been paid of it, and is credit now
 */
@EventType("org.steward.billing.charge.reversed.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChargeReversed(
        String accountId,
        String siteId,
        String entityId,
        String chargeId,
        String item,
        FeeClass feeClass,
        Money amount,
        Money freed,
        @Nullable String requestId,
        @Nullable ChargeSource source,
        List<Posting> postings,
        LocalDate businessDate) {}
