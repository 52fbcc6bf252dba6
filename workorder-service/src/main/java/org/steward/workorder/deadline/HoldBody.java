package org.steward.workorder.deadline;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.calendar.Hold;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/**
 * A pause in a request.
 *
 * @param to absent while it lasts
 */
record HoldBody(@Nullable OffsetDateTime from, @Nullable OffsetDateTime to) {

    /**
     * The holds of a request; none when it has no such member.
     *
     * @throws RefusedException naming {@code holds[i]…}
     */
    static List<Hold> toHolds(@Nullable List<HoldBody> bodies) {
        List<Hold> holds = new ArrayList<>();
        for (int i = 0; bodies != null && i < bodies.size(); i++) {
            String path = "holds[" + i + "]";
            Instant from = Require.present(bodies.get(i).from, path + ".from").toInstant();
            OffsetDateTime until = bodies.get(i).to;
            if (until != null) {
                Require.notBefore(from, until.toInstant(), path + ".to");
            }
            holds.add(new Hold(from, until == null ? null : until.toInstant()));
        }
        return holds;
    }
}
