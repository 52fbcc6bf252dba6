package org.steward.billing.tariff;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Require;

/**
 * Two readings of one meter register; a reading that goes down without roll-over, or that the register cannot show, is
 * refused at {@code from} or {@code to}.
 *
 * @param digits integer digits of the register, for one that rolls over; null where a reading may not go down
 */
public record Segment(
        BigDecimal from, BigDecimal to, @Nullable Integer digits) {

    public Segment {
        Require.notNegative(from, "from");
        Require.notNegative(to, "to");
        if (digits == null) {
            Require.that(
                    to.compareTo(from) >= 0,
                    "READING_BACKWARDS",
                    "to",
                    to.toPlainString(),
                    "≥ " + from.toPlainString());
        } else {
            Require.between(digits, 1, 12, "digits");
            fits(from, digits, "from");
            fits(to, digits, "to");
        }
    }

    private static void fits(BigDecimal reading, int digits, String field) {
        Require.that(
                reading.compareTo(BigDecimal.TEN.pow(digits)) < 0,
                "READING_OVER_REGISTER",
                field,
                reading.toPlainString(),
                "< 10^" + digits);
    }

    /** Whether the register passed its end. */
    public boolean rolledOver() {
        return to.compareTo(from) < 0;
    }

    /** Units drawn between the readings. */
    public BigDecimal used() {
        BigDecimal difference = to.subtract(from);
        return digits != null && rolledOver() ? difference.add(BigDecimal.TEN.pow(digits)) : difference;
    }
}
