package org.steward.staff.delegation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One employee's authority lent to another for a time.
 *
 * @param siteIds where; empty for everywhere the delegator may act
 * @param validUntil exclusive
 * @param revokedAt null while nobody took it back
 */
public record Delegation(
        String delegationId,
        String delegatorId,
        String delegateId,
        List<String> siteIds,
        Instant validFrom,
        Instant validUntil,
        @Nullable Instant revokedAt) {

    /** Whether it can be used. */
    public enum Status {
        PENDING,
        ACTIVE,
        EXPIRED,
        REVOKED
    }

    public Delegation {
        siteIds = List.copyOf(siteIds);
    }

    public Status status(Instant at) {
        if (revokedAt != null) {
            return Status.REVOKED;
        }
        if (!at.isBefore(validUntil)) {
            return Status.EXPIRED;
        }
        return at.isBefore(validFrom) ? Status.PENDING : Status.ACTIVE;
    }

    Delegation revoked(Instant at) {
        return new Delegation(delegationId, delegatorId, delegateId, siteIds, validFrom, validUntil, at);
    }
}
