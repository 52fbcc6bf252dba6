package org.steward.workorder.servicelevel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.calendar.Hold;
import org.steward.platform.calendar.WorkingHours;
import org.steward.platform.command.RefusedException;

/**
 * The promise made for one severity at one site, with the hours in which its clocks run.
 *
 * @param hours in which the clocks run, holidays left out
 * @param plainHours the same without holidays
 */
public record ServiceTerms(Duration response, Duration resolution, WorkingHours hours, WorkingHours plainHours) {

    /** Terms whose clocks run round the clock. */
    public static ServiceTerms always(Duration response, Duration resolution) {
        return new ServiceTerms(response, resolution, WorkingHours.always(), WorkingHours.always());
    }

    /** By when somebody must have answered a request or taken on an order that came at {@code from}. */
    public Instant respondBy(Instant from) {
        Instant due = due(from, response, List.of());
        if (due == null) {
            throw new IllegalStateException("a response clock without holds does not end");
        }
        return due;
    }

    /** By when it must be done; null while the last hold is open. */
    public @Nullable Instant resolveBy(Instant from, List<Hold> holds) {
        return due(from, resolution, holds);
    }

    private @Nullable Instant due(Instant from, Duration duration, List<Hold> holds) {
        try {
            return hours.deadline(from, duration, holds);
        } catch (RefusedException refused) {
            if (!refused.refusal().code().equals("HOLIDAYS_UNKNOWN")) {
                throw refused;
            }
            // Holidays are announced a year ahead at most; a job is promised for plain weeks rather than not taken.
            return plainHours.deadline(from, duration, holds);
        }
    }
}
