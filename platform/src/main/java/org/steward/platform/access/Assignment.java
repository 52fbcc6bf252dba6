package org.steward.platform.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person in a position, at one site, one region or the company, for a time.
 *
 * @param validUntil exclusive, or null for open-ended
 */
public record Assignment(
        String assignmentId,
        String positionId,
        Level level,
        @Nullable String siteId,
        @Nullable String regionId,
        Instant validFrom,
        @Nullable Instant validUntil) {

    /** How far an assignment reaches: a region covers its sites, the company covers all. */
    public enum Level {
        SITE,
        REGION,
        COMPANY
    }

    /** Whether it holds at {@code instant}. */
    public boolean isValidAt(Instant instant) {
        return !instant.isBefore(validFrom) && (validUntil == null || instant.isBefore(validUntil));
    }

    /** The same assignment, ending at {@code until}. */
    public Assignment endingAt(Instant until) {
        return new Assignment(assignmentId, positionId, level, siteId, regionId, validFrom, until);
    }
}
