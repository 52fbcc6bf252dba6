package org.steward.billing.tariff;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Require;

/**
 * One price of a fee standard: a plain rate, tiers of usage, a share of other components or a formula; what does not
 * belong together is refused.
 *
 * @param code identifies the component within its standard, such as {@code water}
 * @param of codes of the components it is a share of, for basis PERCENTAGE; empty otherwise
 * @param escalation how the rate rises on its own, or null
 * @param formula an expression, for basis FORMULA, or null
 */
public record Component(
        String code,
        Basis basis,
        @Nullable BigDecimal rate,
        @Nullable Tiers tiers,
        List<String> of,
        @Nullable Escalation escalation,
        @Nullable String formula) {

    public Component(String code, Basis basis, @Nullable BigDecimal rate, @Nullable Tiers tiers) {
        this(code, basis, rate, tiers, List.of(), null, null);
    }

    public Component {
        of = List.copyOf(of);
        Require.that(!code.isBlank(), "VALUE_MISSING", "code", code, "-");
        if (basis == Basis.FORMULA) {
            new Formula(Require.present(formula, "formula"));
            Require.that(tiers == null, "TIERS_NEED_USAGE", "tiers", Require.wireName(basis), "usage");
        } else {
            Require.that(formula == null, "FORMULA_NEEDS_BASIS", "formula", Require.wireName(basis), "formula");
            if (tiers == null) {
                Require.notNegative(rate, "rate");
            } else {
                Require.that(rate == null, "RATE_AND_TIERS", "rate", String.valueOf(rate), "rate | tiers");
                Require.that(basis == Basis.USAGE, "TIERS_NEED_USAGE", "tiers", Require.wireName(basis), "usage");
            }
        }
        Require.that(
                (basis == Basis.PERCENTAGE) != of.isEmpty(),
                "PERCENTAGE_OF_NOTHING",
                "of",
                String.join(", ", of),
                "percentage: codes of other components");
        Require.that(!of.contains(code), "PERCENTAGE_OF_NOTHING", "of", code, "codes of other components");
        Require.that(
                escalation == null || basis == Basis.AREA || basis == Basis.FIXED,
                "ESCALATION_NEEDS_RATE",
                "escalation",
                Require.wireName(basis),
                "area, fixed");
    }

    /** Whether what was used earlier in the tier year is needed to price it. */
    public boolean needsUsageBefore() {
        return tiers != null && tiers.window() == Tiers.Window.YEAR;
    }

    /** The same component at another rate; its tiers and its rises, too, give way. */
    public Component at(BigDecimal otherRate) {
        return new Component(code, basis, otherRate, null, of, null, formula);
    }
}
