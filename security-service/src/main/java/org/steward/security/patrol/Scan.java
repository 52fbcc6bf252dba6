package org.steward.security.patrol;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A proof that somebody was at a checkpoint.
 *
 * @param scanId made by the phone, so that a repeated upload is known
 * @param deviceAt by the phone's clock
 * @param receivedAt by ours
 * @param offline whether the phone says it had no connection at the time
 * @param by the employee whose phone sent it
 * @param countsAt when he was there as far as we believe it, or null when it is no proof
 * @param flaw what is wrong with its time, or null
 */
public record Scan(
        String scanId,
        String checkpointId,
        Instant deviceAt,
        Instant receivedAt,
        boolean offline,
        String by,
        @Nullable Instant countsAt,
        @Nullable Flaw flaw) {

    /** How far a phone's clock may be off. */
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

    /** How long before the planned start a walk may begin. */
    static final Duration EARLY_TOLERANCE = Duration.ofMinutes(15);

    /** Why the time of a scan is not believed as it was sent. */
    public enum Flaw {
        /** The phone's clock is off; a scan sent at once counts when it came. */
        CLOCK_WRONG,
        /** The phone was offline and claims a time that has not come yet: no proof. */
        CLOCK_AHEAD,
        /** Long before the walk was to begin: no proof of this walk. */
        TOO_EARLY
    }

    /** Judges the time of a scan; a phone that was offline is believed about the past, never about the future. */
    static Scan received(
            String scanId,
            String checkpointId,
            Instant deviceAt,
            boolean offline,
            String by,
            Instant plannedStart,
            Instant now) {
        boolean ahead = deviceAt.isAfter(now.plus(CLOCK_TOLERANCE));
        boolean behind = deviceAt.isBefore(now.minus(CLOCK_TOLERANCE));
        Flaw flaw = null;
        Instant countsAt = deviceAt.isAfter(now) ? now : deviceAt;
        if (offline && ahead) {
            flaw = Flaw.CLOCK_AHEAD;
            countsAt = null;
        } else if (!offline && (ahead || behind)) {
            flaw = Flaw.CLOCK_WRONG;
            countsAt = now;
        }
        if (countsAt != null && countsAt.isBefore(plannedStart.minus(EARLY_TOLERANCE))) {
            flaw = Flaw.TOO_EARLY;
            countsAt = null;
        }
        return new Scan(scanId, checkpointId, deviceAt, now, offline, by, countsAt, flaw);
    }
}
