package org.steward.staff.delegation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.steward.platform.command.EventType;

/** What happens to a delegation. */
public sealed interface DelegationEvent {

    @EventType("org.steward.staff.delegation.granted.v1")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Granted(
            String delegationId,
            String delegatorId,
            String delegateId,
            List<String> siteIds,
            Instant validFrom,
            Instant validUntil)
            implements DelegationEvent {}

    @EventType("org.steward.staff.delegation.revoked.v1")
    record Revoked(String delegationId, Instant revokedAt) implements DelegationEvent {}
}
