package org.steward.billing.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.steward.platform.money.PlainDecimal;

/**
 * What an amount was computed from: enough to compute and explain it again (duty B7).
 *
 * @param standardId the version of the fee standard
 * @param component {@code standard/component}
 * @param quantity what the rate was applied to, in the component's own unit
 * @param usageBefore used before in the tier year, or null without yearly tiers
 * @param discountId the unit's own price that was applied, or null
 * @param factor what that discount multiplies by, or null
 * @param rate the rate that discount puts in place, or null
 * @param area built area a formula used, or null
 * @param insideArea inside area a formula used, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Computed(
        String standardId,
        String component,
        @PlainDecimal BigDecimal quantity,
        @PlainDecimal @Nullable BigDecimal usageBefore,
        @Nullable String discountId,
        @PlainDecimal @Nullable BigDecimal factor,
        @PlainDecimal @Nullable BigDecimal rate,
        @PlainDecimal @Nullable BigDecimal area,
        @PlainDecimal @Nullable BigDecimal insideArea) {

    /** At the standard's own price. */
    public Computed(String standardId, String component, BigDecimal quantity, @Nullable BigDecimal usageBefore) {
        this(standardId, component, quantity, usageBefore, null, null, null, null, null);
    }
}
