package org.steward.billing.feestandard;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.steward.billing.meter.MeterKind;
import org.steward.billing.tariff.Basis;
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
 */
public record PricedItem(
        String item,
        Component price,
        Proration proration,
        @Nullable Area area,
        @Nullable MeterKind meterKind,
        @Nullable BigDecimal quantity,
        @Nullable WithoutReading withoutReading) {

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
            case FIXED -> Require.positive(quantity, "quantity");
        }
        Require.that(
                price.basis() != Basis.USAGE || proration == Proration.NONE,
                "USAGE_NOT_PRORATED",
                "proration",
                Require.wireName(proration),
                "none for usage");
    }
}
