package org.steward.billing.meter;

import java.math.BigDecimal;

/**
 * Where a reading becomes remarkable.
 *
 * @param spikeFactor use per day above this multiple of the meter's median is a spike
 * @param leastDays a step shorter than this counts as this long when it is compared
 * @param minSteps steps between readings needed to know what is usual for a meter
 * @param longGapDays more days than this since the reading before: one was missed
 * @param zeroRunSteps this many steps without use in a row
 * @param fullTurnShare use of at least this share of a full turn of the register looks like a turned-back register
 */
record Thresholds(
        BigDecimal spikeFactor,
        int leastDays,
        int minSteps,
        int longGapDays,
        int zeroRunSteps,
        BigDecimal fullTurnShare) {

    /** Monthly or two-monthly rounds. */
    static final Thresholds STANDARD = new Thresholds(BigDecimal.TEN, 7, 3, 100, 3, new BigDecimal("0.95"));
}
