package org.steward.platform.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may act with whose authority (duty T13).
 *
 * @param siteIds where; empty for everywhere the delegator may act
 */
record DelegationView(
        String delegationId,
        String delegatorId,
        String delegateId,
        List<String> siteIds,
        Instant validFrom,
        @Nullable Instant validUntil) {

    boolean isValidAt(Instant instant) {
        return !instant.isBefore(validFrom) && (validUntil == null || instant.isBefore(validUntil));
    }

    boolean covers(@Nullable String siteId) {
        return siteIds.isEmpty() || (siteId != null && siteIds.contains(siteId));
    }

    DelegationView revokedAt(Instant instant) {
        boolean earlier = validUntil == null || instant.isBefore(validUntil);
        return new DelegationView(
                delegationId, delegatorId, delegateId, siteIds, validFrom, earlier ? instant : validUntil);
    }
}
