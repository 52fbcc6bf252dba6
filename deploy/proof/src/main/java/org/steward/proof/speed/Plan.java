package org.steward.proof.speed;

import java.time.Duration;
import org.steward.proof.report.Finding;

/**
 * How long and how often is measured.
 *
 * @param pairs times that ours and the yardstick are measured, one after the other
 * @param warmUp load before anything counts
 * @param window one measurement
 * @param scale share of the full size of data, 1 for the long mode
 */
record Plan(boolean isLong, int pairs, Duration warmUp, Duration window, double scale) {

    /** Whether a program works: its figures mean nothing. */
    static Plan brief() {
        return new Plan(false, 1, Duration.ofMillis(100), Duration.ofMillis(300), 0.002);
    }

    /** What the published figures come from. */
    static Plan full() {
        return new Plan(true, 5, Duration.ofSeconds(60), Duration.ofSeconds(5), 1);
    }

    /** A first look: seconds in place of minutes. */
    static Plan coarse() {
        return new Plan(false, 3, Duration.ofSeconds(15), Duration.ofSeconds(4), 0.3);
    }

    /** {@code full} of the long mode, fewer in the others, never less than {@code least}. */
    int size(int full, int least) {
        return Math.max(least, (int) (full * scale));
    }

    /** Whether it is only about whether the program works: everything then runs in one JVM. */
    boolean isBrief() {
        return pairs == 1;
    }

    /** The finding; of no weight in the short mode. */
    Finding finding(boolean holds, String claim, String figure, String why) {
        return isBrief()
                ? Finding.skipped(claim, "the program works: " + figure + "; at this size that means nothing")
                : Finding.of(holds, claim, figure, why);
    }

    String mode() {
        return isLong ? "long" : isBrief() ? "short" : "coarse";
    }
}
