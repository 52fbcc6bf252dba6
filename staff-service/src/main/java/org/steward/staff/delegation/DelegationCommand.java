package org.steward.staff.delegation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Authority;
import org.steward.staff.employee.Employee;

/** What can be done with a delegation. */
sealed interface DelegationCommand {

    /**
     * Lends the authority.
     *
     * @param delegator null when there is no employee of that id; likewise the delegate
     * @param knownSites those of the sites named that exist
     * @param validFrom null for now
     * @param reach whose authority the caller may lend out besides his own
     */
    record Grant(
            String delegationId,
            String delegatorId,
            @Nullable Employee delegator,
            String delegateId,
            @Nullable Employee delegate,
            List<String> siteIds,
            Set<String> knownSites,
            @Nullable Instant validFrom,
            Instant validUntil,
            Authority by,
            Reach reach)
            implements DelegationCommand {}

    /** Takes it back at once. */
    record Revoke(@Nullable Employee delegator, Authority by, Reach reach) implements DelegationCommand {}
}
