package org.steward.staff.obligation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step up the reporting line after a miss.
 *
 * @param level 1 for the superior, 2 for his superior, …
 * @param positionId null when there is nobody above
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Escalation(int level, Instant at, @Nullable String positionId, List<String> to) {

    Escalation {
        to = List.copyOf(to);
    }
}
