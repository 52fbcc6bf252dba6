package org.steward.platform.calendar;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time, half-open {@code [from, to)}, never reversed. */
public record Interval(Instant from, Instant to) {

    public Interval {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("an interval from " + from + " cannot end at " + to);
        }
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
