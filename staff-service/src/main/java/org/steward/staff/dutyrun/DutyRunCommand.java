package org.steward.staff.dutyrun;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.steward.platform.access.Assignment.Level;

/** What can be done with a run. */
sealed interface DutyRunCommand {

    /** The place is there now. */
    record Begin(Level level, String placeId) implements DutyRunCommand {}

    /** Something changed that what is opened must follow. */
    record Follow() implements DutyRunCommand {}

    /**
     * A step is done.
     *
     * @param followed the revision that was followed
     * @param nextAt when the next month is opened, or what is held back is tried again
     */
    record RecordStep(
            YearMonth through, int followed, int sheets, int obligations, List<String> heldBack, Instant nextAt)
            implements DutyRunCommand {}

    /** The place is closed: what is open is brought in line a last time, and nothing opens any more. */
    record End() implements DutyRunCommand {}
}
