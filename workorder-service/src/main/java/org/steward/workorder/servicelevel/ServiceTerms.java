package org.steward.workorder.servicelevel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The promise made for one kind and severity at one site, with the hours in which it runs. */
public record ServiceTerms(Duration response, Duration resolution) {

    /** By when somebody must have answered a request or taken on an order that came at {@code from}. */
    public Instant respondBy(Instant from) {
        return from.plus(response);
    }

    /** By when it must be done; null while the last hold is open. */
    public @Nullable Instant resolveBy(Instant from, List<Hold> holds) {
        Duration held = Duration.ZERO;
        for (Hold hold : holds) {
            if (hold.to() == null) {
                return null;
            }
            held = held.plus(Duration.between(hold.from(), hold.to()));
        }
        return from.plus(resolution).plus(held);
    }
}
