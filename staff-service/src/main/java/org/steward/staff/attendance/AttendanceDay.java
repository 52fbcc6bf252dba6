package org.steward.staff.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the punches say about one shift.
 *
 * @param date local date on which the shift starts
 * @param in first punch; null when missing
 * @param out last punch; null when missing, or while the shift is open
 * @param worked between in and out, within the shift; null while it cannot be known
 * @param late from the start to the coming, zero within the grace; null while it cannot be known
 * @param earlyLeave from the going to the end, zero within the grace; null while it cannot be known
 */
record AttendanceDay(
        String shift,
        LocalDate date,
        Status status,
        @Nullable Instant in,
        @Nullable Instant out,
        @Nullable Duration worked,
        @Nullable Duration late,
        @Nullable Duration earlyLeave) {

    /** How a shift went. */
    public enum Status {
        PRESENT,
        HALF_DAY,
        /** One punch only, and the window is over. */
        MISSING_PUNCH,
        /** No punch, and the window is over. */
        ABSENT,
        /** Not yet over, or still waiting for punches. */
        OPEN
    }
}
