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
 * Something was taken off charges, as a counter-entry; the charges stay on record as they were raised.
 *
 * @param reductionId the request, payment or prepayment it comes from
 */
@EventType("org.steward.billing.charge.reduced.v1")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChargeReduced(
        String accountId,
        String siteId,
        String entityId,
        String reductionId,
        Cause cause,
        List<Reduction> reductions,
        List<Posting> postings,
        LocalDate businessDate) {

    /** Why. */
    public enum Cause {
        /** Given up, approved by somebody else. */
        WAIVER,
        /** It should not have been that much; approved by somebody else. */
        ADJUSTMENT,
        /** 抹零 at the desk. */
        ROUND_OFF,
        /** Agreed when it was paid in advance. */
        PREPAYMENT_DISCOUNT,
        /** A payment became known that makes a late fee too high. */
        LATE_FEE_CORRECTION;

        /** Whether the charge was wrong, rather than given up. */
        public boolean isCorrection() {
            return this == ADJUSTMENT || this == LATE_FEE_CORRECTION;
        }
    }

    /**
     * What was taken off one charge.
     *
     * @param owed that is owed no more
     * @param freed that had been paid, and is credit now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reduction(
            String chargeId,
            String item,
            FeeClass feeClass,
            ChargeKind kind,
            LocalDate dueOn,
            @Nullable Boolean inherited,
            Money owed,
            Money freed) {}
}
