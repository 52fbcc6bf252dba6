package org.steward.billing.account;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far one component of a fee standard is billed on an account; what keeps a period from being billed twice.
 *
 * @param through end of the last billed period, exclusive
 * @param meters per meter id, the reading up to which use is billed
 * @param tierYear what of the yearly tiers is used up, or null without yearly tiers
 */
public record Watermark(
        LocalDate through,
        Map<String, BilledReading> meters,
        @Nullable TierYear tierYear) {

    public Watermark {
        meters = Map.copyOf(meters);
    }

    /** A reading that is billed. */
    public record BilledReading(LocalDate readOn, BigDecimal value) {}

    /** Use counted towards the tiers of a calendar year. */
    public record TierYear(int year, BigDecimal used) {}
}
