package org.steward.platform.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Refusal;

/**
 * May this caller do this here, now? Pure but for its look-ups in the organisation.
 *
 * <p>A site, region or act that is not the caller's is not found, so that its existence does not leak; where he belongs
 * but his roles do not reach, it is forbidden.
 */
final class AccessPolicy {

    /** Roles that speak for the company count in its matters only when held at company level. */
    private static final Set<Role> COMPANY_ROLES = EnumSet.of(Role.COMPANY_ADMIN, Role.FINANCE, Role.HR, Role.AUDITOR);

    private final OrganisationView organisation;
    private final PermissionTable permissions;
    private final @Nullable String bootstrapSubject;
    private final BooleanSupplier companyExists;

    AccessPolicy(
            OrganisationView organisation,
            PermissionTable permissions,
            @Nullable String bootstrapSubject,
            BooleanSupplier companyExists) {
        this.organisation = organisation;
        this.permissions = permissions;
        this.bootstrapSubject = bootstrapSubject;
        this.companyExists = companyExists;
    }

    /** Null when allowed, else why not. */
    @Nullable Refusal decide(AccessRequest request, boolean organisationStale, Instant now) {
        String operation = request.operation();
        if (operation == null || isBootstrap(request)) {
            return null;
        }
        Refusal delegation = checkDelegation(request, now);
        if (delegation != null) {
            return delegation;
        }
        Set<Role> roles = rolesFor(request, now);
        if (roles.isEmpty() && request.siteId() != null) {
            return Refusal.notFound("site", request.siteId());
        }
        if (roles.isEmpty() && request.regionId() != null) {
            return Refusal.notFound("region", request.regionId());
        }
        if (roles.stream().noneMatch(permissions.rolesFor(operation)::contains)) {
            return Refusal.forbidden("NO_PERMISSION", Map.of("operation", operation));
        }
        if (request.privileged() && organisationStale) {
            return new Refusal(Refusal.Kind.UNAVAILABLE, "ORGANISATION_STALE", null, Map.of("operation", operation));
        }
        return null;
    }

    private boolean isBootstrap(AccessRequest request) {
        return request.bootstrap()
                && request.caller().subject().equals(bootstrapSubject)
                && !companyExists.getAsBoolean();
    }

    private @Nullable Refusal checkDelegation(AccessRequest request, Instant now) {
        String delegator = request.caller().actFor();
        if (delegator == null) {
            return null;
        }
        String delegate = request.caller().employeeId();
        if (delegate == null
                || organisation.rolesAnywhere(delegate, now).isEmpty()
                || !organisation.mayActFor(delegate, delegator, request.siteId(), now)) {
            return Refusal.forbidden("NO_DELEGATION", Map.of("delegator", delegator));
        }
        return null;
    }

    private Set<Role> rolesFor(AccessRequest request, Instant now) {
        Caller caller = request.caller();
        if (caller.customerId() != null) {
            return request.my() ? Set.of(Role.RESIDENT) : Set.of();
        }
        String employee = caller.actFor() != null ? caller.actFor() : caller.employeeId();
        if (employee == null) {
            return Set.of();
        }
        String siteId = request.siteId();
        if (siteId != null) {
            return organisation.site(siteId).filter(SiteView::isOpen).isPresent()
                    ? organisation.rolesAt(employee, siteId, now)
                    : Set.of();
        }
        String regionId = request.regionId();
        if (regionId != null) {
            return organisation.regionExists(regionId) ? organisation.rolesInRegion(employee, regionId, now) : Set.of();
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(organisation.rolesAnywhere(employee, now));
        roles.removeAll(COMPANY_ROLES);
        roles.addAll(organisation.rolesInCompany(employee, now));
        return roles;
    }
}
