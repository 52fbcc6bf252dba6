package org.steward.billing.tariff;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/**
 * A component as requests write it.
 *
 * @param quantity of this component alone, instead of the common quantities
 */
public record ComponentBody(
        @Nullable String code,

        @Schema(allowableValues = {"area", "usage", "fixed"}) @Nullable String basis,

        @Nullable BigDecimal rate,

        @Schema(allowableValues = {"graduated", "volume"}) @Nullable String tierMode,

        @Schema(allowableValues = {"period", "year"}) @Nullable String tierWindow,

        @Nullable Integer tierDaysBase,
        @Nullable List<TierBody> tiers,
        @Nullable QuantityBody quantity) {

    public record TierBody(
            @Nullable BigDecimal upTo,
            @Nullable BigDecimal rate,
            @Nullable BigDecimal flat,
            @Nullable Boolean flatAtZero,
            @Nullable BigDecimal block) {

        Tier toTier() {
            return new Tier(upTo, Require.present(rate, "rate"), flat, Boolean.TRUE.equals(flatAtZero), block);
        }
    }

    /**
     * The component it describes.
     *
     * @throws RefusedException naming the member that makes it impossible
     */
    public Component toComponent() {
        return new Component(
                Require.present(code, "code"), Require.oneOf(Basis.class, basis, "basis"), rate, toTiers());
    }

    private @Nullable Tiers toTiers() {
        if (tiers == null) {
            Require.that(
                    tierDaysBase == null || !"year".equals(tierWindow),
                    "TIER_DAYS_OF_YEAR",
                    "tierDaysBase",
                    String.valueOf(tierDaysBase),
                    "tierWindow period");
            return null;
        }
        List<Tier> steps = new ArrayList<>(tiers.size());
        for (int i = 0; i < tiers.size(); i++) {
            steps.add(Require.within("tiers[" + i + "]", tiers.get(i)::toTier));
        }
        return new Tiers(
                Require.oneOf(Tiers.Mode.class, tierMode, "tierMode"),
                tierWindow == null ? Tiers.Window.PERIOD : Require.oneOf(Tiers.Window.class, tierWindow, "tierWindow"),
                tierDaysBase,
                steps);
    }
}
