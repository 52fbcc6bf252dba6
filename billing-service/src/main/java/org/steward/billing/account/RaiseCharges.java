package org.steward.billing.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.money.Money;

/**
 * Asks that an account owe more.
 *
 * @param watermarks what is billed afterwards, per {@code standard/component}; empty for one-off charges
 * @param businessDate the day of the books
 */
public record RaiseCharges(
        @Nullable String runId,
        @Nullable String requestId,
        @Nullable ChargeSource source,
        List<Line> lines,
        Map<String, Watermark> watermarks,
        LocalDate businessDate) {

    public RaiseCharges {
        lines = List.copyOf(lines);
        watermarks = Map.copyOf(watermarks);
    }

    /**
     * One amount, already computed.
     *
     * @param computed what it was computed from, or null for a one-off charge
     * @param ofChargeId the charge a late fee is for, or null
     * @param inherited whether it was owed before this system kept the books
     */
    public record Line(
            String chargeId,
            String item,
            ChargeKind kind,
            @Nullable BillingPeriod period,
            LocalDate dueOn,
            Money amount,
            @Nullable Computed computed,
            @Nullable String ofChargeId,
            boolean inherited) {

        /** A charge like most: no late fee, and not inherited. */
        public Line(
                String chargeId,
                String item,
                ChargeKind kind,
                @Nullable BillingPeriod period,
                LocalDate dueOn,
                Money amount,
                @Nullable Computed computed) {
            this(chargeId, item, kind, period, dueOn, amount, computed, null, false);
        }
    }
}
