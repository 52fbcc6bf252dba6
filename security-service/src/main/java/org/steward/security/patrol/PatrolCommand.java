package org.steward.security.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.steward.security.patrolroute.Checkpoint;

/** What can be done with a patrol. */
sealed interface PatrolCommand {

    /** Plans one walk; a withdrawn one is planned again when its plan was resumed. */
    record Schedule(
            String id,
            String siteId,
            String planId,
            int planRevision,
            String routeId,
            Instant plannedStart,
            Duration duration,
            Duration grace,
            boolean strict,
            List<Checkpoint> checkpoints)
            implements PatrolCommand {}

    /** Withdraws a walk that has not begun, if it was scheduled under that revision of its plan or an earlier one. */
    record Cancel(int planRevision) implements PatrolCommand {}

    /** Scans of a phone, perhaps of long ago. */
    record RecordScans(String by, List<Sent> scans) implements PatrolCommand {}

    /** One scan as the phone sent it; {@code code} is what it read at the checkpoint. */
    record Sent(String scanId, String code, Instant deviceAt, boolean offline) {}

    /** The timer: its time is over. */
    record Conclude() implements PatrolCommand {}
}
