package org.steward.billing.meter;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Which accepted readings stay in a meter's document when there are too many: the opening one, the latest, and of what
 * is older the last of each month and those at which the register had run over. The register is cumulative, so use over
 * any whole months comes out the same without the days between; all readings are in the journal.
 */
final class KeptReadings {

    /** A daily read meter keeps its last season day by day. */
    private static final int LATEST = 100;

    private KeptReadings() {}

    /** The readings themselves while there are at most {@code most}; oldest first. */
    static List<Meter.Reading> of(List<Meter.Reading> readings, int most) {
        if (readings.size() <= most) {
            return readings;
        }
        List<Meter.Reading> kept = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            if (i == 0 || i >= readings.size() - LATEST || readings.get(i).rolledOver() || endsMonth(readings, i)) {
                kept.add(readings.get(i));
            }
        }
        // Decades of months: then the oldest go, but never the opening one, from which a first bill counts.
        while (kept.size() > most) {
            kept.remove(1);
        }
        return kept;
    }

    private static boolean endsMonth(List<Meter.Reading> readings, int at) {
        return !YearMonth.from(readings.get(at).readOn())
                .equals(YearMonth.from(readings.get(at + 1).readOn()));
    }
}
