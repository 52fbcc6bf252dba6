package org.steward.billing.tariff;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Require;

/**
 * A rate that depends on how much is used. Bounds that do not ascend are refused at {@code tiers[i].upTo}.
 *
 * @param daysBase the days the bounds are meant for: they scale with the days of the period; null when they do not
 */
public record Tiers(Mode mode, Window window, @Nullable Integer daysBase, List<Tier> tiers) {

    /** Which units a tier's rate applies to. */
    public enum Mode {
        /** Each slice at its own rate. */
        GRADUATED,
        /** All units at the rate of the tier reached. */
        VOLUME
    }

    /** Over which time usage climbs the tiers. */
    public enum Window {
        PERIOD,
        /** The tier year: what was used before in it counts. */
        YEAR
    }

    public Tiers {
        tiers = List.copyOf(Require.notEmpty(tiers, "tiers"));
        if (daysBase != null) {
            Require.between(daysBase, 1, 366, "tierDaysBase");
            Require.that(window == Window.PERIOD, "TIER_DAYS_OF_YEAR", "tierDaysBase", daysBase, "tierWindow period");
        }
        BigDecimal lower = BigDecimal.ZERO;
        for (int i = 0; i < tiers.size(); i++) {
            BigDecimal upTo = tiers.get(i).upTo();
            String field = "tiers[" + i + "].upTo";
            if (upTo == null) {
                Require.that(i == tiers.size() - 1, "TIERS_NOT_ASCENDING", field, "-", "> " + lower.toPlainString());
            } else {
                Require.that(
                        upTo.compareTo(lower) > 0,
                        "TIERS_NOT_ASCENDING",
                        field,
                        upTo.toPlainString(),
                        "> " + lower.toPlainString());
                lower = upTo;
            }
        }
    }
}
