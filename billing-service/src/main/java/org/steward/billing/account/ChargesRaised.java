package org.steward.billing.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.FeeClass;
import org.steward.billing.ledger.Posting;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/**
 * The account owes more.
 *
 * @param entityId the legal entity whose books it is in
 * @param runId the bill run that asked for it, or null
 * @param requestId the charge request of another service that asked for it, or null
 */
@EventType("org.steward.billing.charge.raised.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChargesRaised(
        String accountId,
        String siteId,
        String entityId,
        String currency,
        @Nullable String runId,
        @Nullable String requestId,
        @Nullable ChargeSource source,
        List<Charge> charges,
        List<Posting> postings,
        LocalDate businessDate) {

    /**
     * One amount owed; zero when nothing was used.
     *
     * @param computed what it was computed from, or null for a one-off charge
     * @param ofChargeId the charge a late fee is for, or null
     * @param inherited true when it was owed before this system kept the books, else null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Charge(
            String chargeId,
            String item,
            FeeClass feeClass,
            ChargeKind kind,
            @Nullable BillingPeriod period,
            LocalDate dueOn,
            Money amount,
            @Nullable Computed computed,
            @Nullable String ofChargeId,
            @Nullable Boolean inherited) {}
}
