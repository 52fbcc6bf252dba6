package org.steward.staff.organisation;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.steward.platform.access.Assignment;
import org.steward.platform.access.OrganisationView;
import org.steward.platform.access.PermissionTable;
import org.steward.platform.access.Role;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;

/**
 * May the caller do this at that site or in that region? Access itself answers for open sites only; this service works
 * on planned and closed ones too, under {@code /company}, where access has only asked whether he may do it anywhere.
 */
@Component
public class PlacePermissions {

    private final OrganisationView organisation;
    private final PermissionTable permissions;
    private final Clock clock;

    PlacePermissions(OrganisationView organisation, PermissionTable permissions, Clock clock) {
        this.organisation = organisation;
        this.permissions = permissions;
        this.clock = clock;
    }

    /**
     * Where somebody may do something.
     *
     * @param everywhere by an assignment to the company
     */
    public record Places(boolean everywhere, Set<String> regionIds, Set<String> siteIds) {

        /** Whether the site of that region is among them. */
        public boolean include(String siteId, String regionId) {
            return everywhere || regionIds.contains(regionId) || siteIds.contains(siteId);
        }
    }

    /** Where the caller, or whom he stands in for, may do the operation now. */
    public Places places(Authority authority, String operation) {
        String employee = Objects.requireNonNullElse(authority.onBehalfOf(), authority.actor());
        Instant now = clock.instant();
        Set<String> regions = new HashSet<>();
        Set<String> sites = new HashSet<>();
        for (Assignment held : organisation.assignments(employee, now)) {
            String region = held.regionId();
            String site = held.siteId();
            if (region != null && allowed(operation, organisation.rolesInRegion(employee, region, now))) {
                regions.add(region);
            }
            if (site != null && allowed(operation, organisation.rolesAt(employee, site, now))) {
                sites.add(site);
            }
        }
        return new Places(allowed(operation, organisation.rolesInCompany(employee, now)), regions, sites);
    }

    /** Refused as not found, as at any site that is not his, unless the caller may do it there. */
    public void require(Authority authority, String operation, String siteId, String regionId) {
        if (!places(authority, operation).include(siteId, regionId)) {
            throw new RefusedException(
                    worksThere(authority, siteId, regionId)
                            ? Refusal.forbidden("NO_PERMISSION", Map.of("operation", operation))
                            : Refusal.notFound("site", siteId));
        }
    }

    /** Whether the caller, or whom he stands in for, is administrator of the company. */
    public boolean isAdministrator(Authority authority) {
        String employee = Objects.requireNonNullElse(authority.onBehalfOf(), authority.actor());
        return organisation.rolesInCompany(employee, clock.instant()).contains(Role.COMPANY_ADMIN);
    }

    private boolean worksThere(Authority authority, String siteId, String regionId) {
        String employee = Objects.requireNonNullElse(authority.onBehalfOf(), authority.actor());
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(organisation.rolesInRegion(employee, regionId, clock.instant()));
        roles.addAll(organisation.rolesAt(employee, siteId, clock.instant()));
        return !roles.isEmpty();
    }

    private boolean allowed(String operation, Set<Role> roles) {
        return roles.stream().anyMatch(permissions.rolesFor(operation)::contains);
    }
}
