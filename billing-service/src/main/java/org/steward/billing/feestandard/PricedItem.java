package org.steward.billing.feestandard;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steward.billing.meter.MeterKind;
import org.steward.billing.tariff.Component;
import org.steward.billing.tariff.Proration;
import org.steward.platform.command.Require;

/**
 * One component of a standard: its price, and where the quantity comes from.
 *
 * @param item fee item its charges are booked under
 * @param area which area counts, for basis AREA
 * @param meterKind which meters of the unit count, for basis USAGE
 * @param quantity the count charged for, for basis FIXED
 * @param withoutReading what happens when a meter was not read in the period, for basis USAGE
 * @param cycle how often it is charged and when it is due, or null: with every run, due as the run says
 * @param tierYearStart month with whose first day the tier year starts, 1 to 12, or null for January
 */
public record PricedItem(
        String item,
        Component price,
        Proration proration,
        @Nullable Area area,
        @Nullable MeterKind meterKind,
        @Nullable BigDecimal quantity,
        @Nullable WithoutReading withoutReading,
        @Nullable Cycle cycle,
        @Nullable Integer tierYearStart) {

    /** Which of a unit's areas. */
    public enum Area {
        BUILT,
        INSIDE
    }

    /** What a bill run does about a unit whose meter has no reading in the period. */
    public enum WithoutReading {
        /** The account waits, so that nobody forgets to read. */
        PARK,
        /** Everything else is billed, and the use with the next reading. */
        SKIP
    }

    public PricedItem {
        switch (price.basis()) {
            case AREA -> Require.present(area, "area");
            case USAGE -> {
                Require.present(meterKind, "meterKind");
                Require.present(withoutReading, "withoutReading");
            }
            case FIXED, FORMULA -> Require.positive(quantity, "quantity");
            case PERCENTAGE ->
                Require.that(quantity == null, "QUANTITY_NOT_OF_A_PRICE", "quantity", String.valueOf(quantity), "-");
        }
        Require.that(
                price.basis().isMonthly() || proration == Proration.NONE,
                "USAGE_NOT_PRORATED",
                "proration",
                Require.wireName(proration),
                "none: its price is not for a month");
        if (tierYearStart != null) {
            Require.between(tierYearStart, 1, 12, "tierYearStart");
            Require.that(
                    price.needsUsageBefore(),
                    "TIER_YEAR_WITHOUT_TIERS",
                    "tierYearStart",
                    tierYearStart,
                    "tierWindow year");
        }
    }

    /** A component without a cycle of its own. */
    public PricedItem(
            String item,
            Component price,
            Proration proration,
            @Nullable Area area,
            @Nullable MeterKind meterKind,
            @Nullable BigDecimal quantity,
            @Nullable WithoutReading withoutReading) {
        this(item, price, proration, area, meterKind, quantity, withoutReading, null, null);
    }

    /** The year in which the tier year of that day starts. */
    public int tierYearOf(LocalDate day) {
        int start = tierYearStart == null ? 1 : tierYearStart;
        return day.getMonthValue() >= start ? day.getYear() : day.getYear() - 1;
    }
}
