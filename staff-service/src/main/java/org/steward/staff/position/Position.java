package org.steward.staff.position;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.steward.platform.access.Assignment;
import org.steward.platform.access.Role;
import org.steward.staff.organisation.Codes;

/**
 * A job that employees are assigned to.
 *
 * @param code short and stable, unique in the company
 * @param roles what its holders may do, sorted
 * @param reportsTo one line of a kind at most
 */
public record Position(String positionId, String code, Title title, Set<Role> roles, List<ReportingLine> reportsTo) {

    /** Made with the company; it alone has {@link Role#COMPANY_ADMIN} and keeps it. */
    public static final String ADMINISTRATOR_CODE = "company-admin";

    /** Id of {@link #ADMINISTRATOR_CODE}. */
    public static final String ADMINISTRATOR_ID = Codes.idOf("position", ADMINISTRATOR_CODE);

    public Position {
        roles = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(roles));
        reportsTo = List.copyOf(reportsTo);
    }

    public boolean isAdministrator() {
        return roles.contains(Role.COMPANY_ADMIN);
    }

    /** Levels at which it can be held: a role that acts on the company or a region makes no sense below. */
    public Set<Assignment.Level> levels() {
        if (roles.contains(Role.COMPANY_ADMIN)) {
            return EnumSet.of(Assignment.Level.COMPANY);
        }
        return roles.contains(Role.REGIONAL_MANAGER)
                ? EnumSet.of(Assignment.Level.REGION, Assignment.Level.COMPANY)
                : EnumSet.allOf(Assignment.Level.class);
    }
}
