package org.steward.staff.compliance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Obligations counted by what became of them.
 *
 * @param missed due and not done yet, or never
 * @param open not due yet
 */
record Tally(long onTime, long late, long missed, long excused, long open) {

    static final Tally ZERO = new Tally(0, 0, 0, 0, 0);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** With the counts of a number of obligations in that state added; any other state counts as open. */
    Tally with(String status, long count) {
        return switch (status) {
            case "ON_TIME" -> new Tally(onTime + count, late, missed, excused, open);
            case "LATE" -> new Tally(onTime, late + count, missed, excused, open);
            case "MISSED" -> new Tally(onTime, late, missed + count, excused, open);
            case "EXCUSED" -> new Tally(onTime, late, missed, excused + count, open);
            default -> new Tally(onTime, late, missed, excused, open + count);
        };
    }

    Tally plus(Tally other) {
        return new Tally(
                onTime + other.onTime,
                late + other.late,
                missed + other.missed,
                excused + other.excused,
                open + other.open);
    }

    /** Percent done on time of what had to be done by now, to two places; null where nothing had to be. */
    @Nullable BigDecimal rate() {
        long due = onTime + late + missed;
        return due == 0
                ? null
                : BigDecimal.valueOf(onTime).multiply(HUNDRED).divide(BigDecimal.valueOf(due), 2, RoundingMode.HALF_UP);
    }
}
