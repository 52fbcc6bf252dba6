package org.steward.billing.meter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a meter counted between two accepted readings.
 *
 * @param quantity in the meter's unit of measure
 * @param from the reading before, already billed or the opening one
 * @param to the latest reading of the period
 */
public record Use(BigDecimal quantity, Meter.Reading from, Meter.Reading to) {

    /** Why there is no use to bill. */
    public enum Missing {
        /** Nothing was read in the period. */
        READING_MISSING,
        /** Something was read, and waits for a person. */
        READING_HELD,
        /** The meter's document does not keep the reading billed last: old, and not the last of its month. */
        READINGS_TOO_OLD
    }

    /** The use, or why there is none. */
    public sealed interface Found permits Known, Unknown {}

    public record Known(Use use) implements Found {}

    public record Unknown(Missing why) implements Found {}

    /**
     * Use since the reading billed last up to the last one read before {@code end}.
     *
     * @param billedOn day of the reading billed last, or null when nothing was billed yet
     * @param end first day after the period
     */
    public static Found of(Meter meter, @Nullable LocalDate billedOn, LocalDate end) {
        List<Meter.Reading> readings = meter.readings();
        int to = readings.size() - 1;
        while (to >= 0 && !readings.get(to).readOn().isBefore(end)) {
            to--;
        }
        int from = 0;
        if (billedOn != null) {
            while (from < readings.size() && readings.get(from).readOn().isBefore(billedOn)) {
                from++;
            }
            if (from == readings.size() || !readings.get(from).readOn().equals(billedOn)) {
                return new Unknown(Missing.READINGS_TOO_OLD);
            }
        }
        if (to <= from) {
            boolean held =
                    meter.held().stream().anyMatch(reading -> reading.readOn().isBefore(end));
            return new Unknown(held ? Missing.READING_HELD : Missing.READING_MISSING);
        }
        BigDecimal quantity = BigDecimal.ZERO;
        for (int i = from + 1; i <= to; i++) {
            quantity = quantity.add(Register.use(meter, readings.get(i - 1), readings.get(i)));
        }
        return new Known(new Use(quantity, readings.get(from), readings.get(to)));
    }
}
