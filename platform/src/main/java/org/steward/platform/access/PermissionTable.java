package org.steward.platform.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which roles may do which operation: the one place of a service where that is said. */
public final class PermissionTable {

    private final Map<String, Set<Role>> roles;

    private PermissionTable(Map<String, Set<Role>> roles) {
        this.roles = roles;
    }

    /** One line of the table. */
    public record Grant(String operation, Set<Role> roles) {}

    public static Grant grant(String operation, Role first, Role... more) {
        return new Grant(operation, Set.copyOf(EnumSet.of(first, more)));
    }

    /** Throws when an operation has two lines: nobody would know which one holds. */
    public static PermissionTable of(Grant... grants) {
        Map<String, Set<Role>> table = new HashMap<>();
        for (Grant grant : grants) {
            if (table.put(grant.operation(), grant.roles()) != null) {
                throw new IllegalArgumentException("operation " + grant.operation() + " is granted on two lines");
            }
        }
        return new PermissionTable(Map.copyOf(table));
    }

    /** This table with the lines of another. */
    public PermissionTable and(PermissionTable other) {
        Map<String, Set<Role>> both = new HashMap<>(roles);
        both.putAll(other.roles);
        return new PermissionTable(Map.copyOf(both));
    }

    public boolean knows(String operation) {
        return roles.containsKey(operation);
    }

    /** The roles that may do it; empty for an operation without a line. */
    public Set<Role> rolesFor(String operation) {
        return roles.getOrDefault(operation, Set.of());
    }

    /** The operations any of {@code held} may do, sorted by name. */
    public Set<String> operationsOf(Collection<Role> held) {
        Set<String> operations = new java.util.TreeSet<>();
        roles.forEach((operation, allowed) -> {
            if (held.stream().anyMatch(allowed::contains)) {
                operations.add(operation);
            }
        });
        return operations;
    }
}
