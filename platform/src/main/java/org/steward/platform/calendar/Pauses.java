package org.steward.platform.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.steward.platform.command.Require;

/** The closed holds in order, overlapping ones as one; an open hold ends the search for working time instead. */
final class Pauses {

    private final List<Interval> pauses = new ArrayList<>();
    private int next;

    Pauses(List<Hold> holds) {
        List<Interval> closed = new ArrayList<>();
        for (int i = 0; i < holds.size(); i++) {
            Instant to = holds.get(i).to();
            if (to != null) {
                Require.notBefore(holds.get(i).from(), to, "holds[" + i + "].to");
                closed.add(new Interval(holds.get(i).from(), to));
            }
        }
        closed.sort(Comparator.comparing(Interval::from));
        for (Interval pause : closed) {
            Interval last = pauses.isEmpty() ? null : pauses.getLast();
            if (last == null || pause.from().isAfter(last.to())) {
                pauses.add(pause);
            } else if (pause.to().isAfter(last.to())) {
                pauses.set(pauses.size() - 1, new Interval(last.from(), pause.to()));
            }
        }
    }

    /** What remains of an interval; intervals must be asked for in order, so that each pause is passed only once. */
    List<Interval> takenFrom(Interval interval) {
        while (next < pauses.size() && !pauses.get(next).to().isAfter(interval.from())) {
            next++;
        }
        List<Interval> remaining = new ArrayList<>();
        Instant start = interval.from();
        for (int i = next; i < pauses.size() && pauses.get(i).from().isBefore(interval.to()); i++) {
            if (pauses.get(i).from().isAfter(start)) {
                remaining.add(new Interval(start, pauses.get(i).from()));
            }
            start = pauses.get(i).to();
        }
        if (start.isBefore(interval.to())) {
            remaining.add(new Interval(start, interval.to()));
        }
        return remaining;
    }
}
