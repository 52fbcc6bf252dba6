package org.steward.staff.position;

import java.util.List;
import java.util.Set;
import org.steward.platform.access.Role;

/** What can be done with a position. */
sealed interface PositionCommand {

    /** Adds a position. */
    record Define(
            String positionId,
            String code,
            Title title,
            Set<Role> roles,
            List<ReportingLine> reportsTo,
            ReportingChart chart)
            implements PositionCommand {}

    /** Changes title, roles and lines; the code stays. */
    record Change(Title title, Set<Role> roles, List<ReportingLine> reportsTo, ReportingChart chart)
            implements PositionCommand {}
}
