package org.steward.security.round;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.steward.platform.command.Require;

/**
 * A walk as planned.
 *
 * @param duration within which all checkpoints are to be scanned
 * @param grace after the duration, in which scans count but are late
 * @param checkpoints in the order of the route, each once
 * @param strict whether they must be scanned in that order
 */
public record RoundPlan(
        Instant plannedStart, Duration duration, Duration grace, List<String> checkpoints, boolean strict) {

    static final Duration LONGEST = Duration.ofDays(7);
    static final int MOST_CHECKPOINTS = 500;

    public RoundPlan {
        checked(duration, "duration");
        checked(grace, "grace");
        checkpoints = List.copyOf(Require.notEmpty(checkpoints, "checkpoints"));
        Require.that(
                checkpoints.size() <= MOST_CHECKPOINTS,
                "TOO_MANY",
                "checkpoints",
                checkpoints.size(),
                "≤ " + MOST_CHECKPOINTS);
        Require.distinct(checkpoints, point -> point, i -> "checkpoints[" + i + "]");
    }

    private static void checked(Duration duration, String field) {
        Require.that(!duration.isNegative(), "VALUE_NEGATIVE", field, duration, "≥ 0");
        Require.that(duration.compareTo(LONGEST) <= 0, "VALUE_OUT_OF_RANGE", field, duration, "≤ " + LONGEST);
    }

    /** The last instant of a scan in time. */
    public Instant plannedEnd() {
        return plannedStart.plus(duration);
    }

    /** When the verdict falls: the last instant of a scan that counts. */
    public Instant closesAt() {
        return plannedEnd().plus(grace);
    }
}
