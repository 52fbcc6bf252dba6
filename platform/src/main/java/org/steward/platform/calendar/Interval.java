package org.steward.platform.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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

    /** What remains of this after taking out the others, which are in order and apart. */
    List<Interval> without(List<Interval> others) {
        List<Interval> remaining = new ArrayList<>();
        Instant start = from;
        for (Interval other : others) {
            if (!other.from.isBefore(to)) {
                break;
            }
            if (other.to.isAfter(start)) {
                if (other.from.isAfter(start)) {
                    remaining.add(new Interval(start, other.from));
                }
                start = other.to;
            }
        }
        if (start.isBefore(to)) {
            remaining.add(new Interval(start, to));
        }
        return remaining;
    }
}
