package org.steward.billing.tariff;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/**
 * A component as requests write it.
 *
 * @param quantity of this component alone, instead of the common quantities
 * @param of codes of the components a percentage is taken of
 * @param escalation how the rate rises on its own
 * @param formula for basis formula, over area, inside, count and rate
 */
public record ComponentBody(
        @Nullable String code,

        @Schema(allowableValues = {"area", "usage", "fixed", "percentage", "formula"}) @Nullable String basis,

        @Nullable BigDecimal rate,

        @Schema(allowableValues = {"graduated", "volume"}) @Nullable String tierMode,

        @Schema(allowableValues = {"period", "year"}) @Nullable String tierWindow,

        @Nullable Integer tierDaysBase,
        @Nullable List<TierBody> tiers,
        @Nullable QuantityBody quantity,
        @Nullable List<String> of,
        @Nullable EscalationBody escalation,
        @Nullable String formula) {

    /** A rise: its first day, the months between two, and the share. */
    public record EscalationBody(
            @Nullable LocalDate from,
            @Nullable Integer everyMonths,
            @Nullable BigDecimal share) {

        Escalation toEscalation() {
            return new Escalation(
                    Require.present(from, "from"),
                    Require.present(everyMonths, "everyMonths"),
                    Require.present(share, "share"));
        }
    }

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
                Require.present(code, "code"),
                Require.oneOf(Basis.class, basis, "basis"),
                rate,
                toTiers(),
                of == null ? List.of() : Require.notEmpty(of, "of"),
                escalation == null ? null : Require.within("escalation", escalation::toEscalation),
                formula);
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
