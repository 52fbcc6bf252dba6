package org.steward.staff.compliance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of one place, as they were counted at an instant. */
record Summary(String placeId, @Nullable String regionId, Instant asOf, List<Line> lines) {
    Summary {
        lines = List.copyOf(lines);
    }
}
