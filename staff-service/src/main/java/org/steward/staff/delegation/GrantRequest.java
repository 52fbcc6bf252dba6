package org.steward.staff.delegation;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Authority to be lent.
 *
 * @param delegatorId whose; the caller's own where it is missing
 * @param siteIds where; everywhere he may act where it is missing
 * @param validFrom now where it is missing
 * @param validUntil exclusive
 */
record GrantRequest(
        @Nullable @Size(max = 64) String delegatorId,
        @Size(max = 64) String delegateId,
        @Nullable @Size(max = DelegationDecisions.MAX_SITES) List<@Size(max = 64) String> siteIds,
        @Nullable Instant validFrom,
        Instant validUntil) {}
