package org.steward.staff.delegation;

import java.time.Instant;
import java.util.Set;
import org.steward.platform.access.Assignment;
import org.steward.staff.employee.Employee;

/**
 * Whose authority a superior may lend out or take back for them.
 *
 * @param everyone an administrator of the company
 * @param directedSites the sites he directs, by himself or as manager of their region
 */
record Reach(boolean everyone, Set<String> directedSites) {

    static final Reach NOBODY = new Reach(false, Set.of());

    Reach {
        directedSites = Set.copyOf(directedSites);
    }

    /** Whether the employee works at directed sites only: somebody with authority beyond them is not his to lend out. */
    boolean covers(Employee employee, Instant at) {
        return everyone
                || (!employee.assignmentsFrom(at).isEmpty()
                        && employee.assignmentsFrom(at).stream()
                                .allMatch(assignment -> assignment.level() == Assignment.Level.SITE
                                        && directedSites.contains(assignment.siteId())));
    }
}
