package org.steward.billing.tariff;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Require;

/**
 * One step of a tiered rate.
 *
 * @param upTo the last unit of the tier, inclusive; null for the open end
 * @param rate per unit, or per started block
 * @param flat added once when the tier is entered, or null
 * @param flatAtZero whether {@code flat} is added for zero units as well
 * @param block size of the blocks the rate is charged per, or null for single units
 */
public record Tier(
        @Nullable BigDecimal upTo,
        BigDecimal rate,
        @Nullable BigDecimal flat,
        boolean flatAtZero,
        @Nullable BigDecimal block) {

    public Tier {
        Require.notNegative(rate, "rate");
        if (upTo != null) {
            Require.positive(upTo, "upTo");
        }
        if (flat != null) {
            Require.notNegative(flat, "flat");
        }
        if (block != null) {
            Require.positive(block, "block");
        }
    }
}
