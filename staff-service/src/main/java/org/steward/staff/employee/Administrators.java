package org.steward.staff.employee;

import java.util.Set;
import org.steward.platform.access.Assignment;

/**
 * What must be known so that the company never loses its last administrator.
 *
 * @param positionIds positions that make an administrator
 * @param another whether somebody else is one, for good
 */
record Administrators(Set<String> positionIds, boolean another) {

    Administrators {
        positionIds = Set.copyOf(positionIds);
    }

    boolean has(Assignment assignment) {
        return positionIds.contains(assignment.positionId());
    }
}
