package org.steward.workorder.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.calendar.Hold;
import org.steward.workorder.servicelevel.ServiceTerms;

/**
 * The two clocks of an order (duty W3): until somebody takes it on, and until it is done.
 *
 * @param since when the clocks started: creation, or the last reopening
 * @param resolveBy null while the work is on hold
 * @param respondedAt when somebody accepted or started it
 * @param responseOverdue announced once
 * @param holds when the resolution clock stood still; the last is open while the work is on hold
 */
public record Promise(
        Instant since,
        Instant respondBy,
        @Nullable Instant resolveBy,
        @Nullable Instant respondedAt,
        boolean responseOverdue,
        boolean resolutionOverdue,
        List<Hold> holds) {

    public Promise {
        holds = List.copyOf(holds);
    }

    static Promise given(ServiceTerms terms, Instant now) {
        return new Promise(now, terms.respondBy(now), terms.resolveBy(now, List.of()), null, false, false, List.of());
    }

    Promise responded(Instant at) {
        return respondedAt == null
                ? new Promise(since, respondBy, resolveBy, at, responseOverdue, resolutionOverdue, holds)
                : this;
    }

    Promise held(Instant from) {
        List<Hold> more = new ArrayList<>(holds);
        more.add(new Hold(from, null));
        return new Promise(since, respondBy, null, respondedAt, responseOverdue, resolutionOverdue, more);
    }

    /** The clock runs again, and ends later by the working time it stood still. */
    Promise resumed(ServiceTerms terms, Instant to) {
        if (!isHeld()) {
            return this;
        }
        List<Hold> ended = new ArrayList<>(holds);
        ended.set(ended.size() - 1, new Hold(ended.getLast().from(), to));
        return new Promise(
                since,
                respondBy,
                terms.resolveBy(since, ended),
                respondedAt,
                responseOverdue,
                resolutionOverdue,
                ended);
    }

    Promise announced(boolean response, boolean resolution) {
        return new Promise(
                since,
                respondBy,
                resolveBy,
                respondedAt,
                responseOverdue || response,
                resolutionOverdue || resolution,
                holds);
    }

    boolean isHeld() {
        return !holds.isEmpty() && holds.getLast().to() == null;
    }

    /** When one of the clocks has something to say next: a job done at the very deadline is in time. */
    @Nullable Instant nextOverdueAt() {
        Instant response = respondedAt == null && !responseOverdue ? respondBy : null;
        Instant resolution = resolutionOverdue ? null : resolveBy;
        Instant first =
                response == null || (resolution != null && resolution.isBefore(response)) ? resolution : response;
        return first == null ? null : first.plusMillis(1);
    }

    /** Whether the response is overdue at {@code now} and that has not been said yet. */
    boolean responseFallsDue(Instant now) {
        return respondedAt == null && !responseOverdue && now.isAfter(respondBy);
    }

    boolean resolutionFallsDue(Instant now) {
        return !resolutionOverdue && resolveBy != null && now.isAfter(resolveBy);
    }
}
