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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Computed(
        String standardId,
        String component,
        @PlainDecimal BigDecimal quantity,
        @PlainDecimal @Nullable BigDecimal usageBefore) {}
