package org.steward.staff.employee;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Assignment.Level;

/**
 * An assignment as a person asks for it.
 *
 * @param siteId for level SITE only
 * @param regionId for level REGION only
 * @param validFrom first day, in the site's zone; null for at once
 * @param validUntil first day on which it no longer holds; null for open-ended
 */
record AssignmentRequest(
        @Size(max = 64) String positionId,
        Level level,
        @Nullable @Size(max = 64) String siteId,
        @Nullable @Size(max = 64) String regionId,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil) {}
