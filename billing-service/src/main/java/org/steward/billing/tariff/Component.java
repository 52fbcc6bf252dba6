package org.steward.billing.tariff;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Require;

/**
 * One price of a fee standard: a plain rate, or tiers of usage; neither or both is refused.
 *
 * @param code identifies the component within its standard, such as {@code water}
 */
public record Component(
        String code,
        Basis basis,
        @Nullable BigDecimal rate,
        @Nullable Tiers tiers) {

    public Component {
        Require.that(!code.isBlank(), "VALUE_MISSING", "code", code, "-");
        if (tiers == null) {
            Require.notNegative(rate, "rate");
        } else {
            Require.that(rate == null, "RATE_AND_TIERS", "rate", String.valueOf(rate), "rate | tiers");
            Require.that(basis == Basis.USAGE, "TIERS_NEED_USAGE", "tiers", Require.wireName(basis), "usage");
        }
    }

    /** Whether what was used earlier in the tier year is needed to price it. */
    public boolean needsUsageBefore() {
        return tiers != null && tiers.window() == Tiers.Window.YEAR;
    }
}
