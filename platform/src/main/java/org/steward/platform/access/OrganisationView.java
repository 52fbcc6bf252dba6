package org.steward.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.steward.platform.projection.View;

/**
 * The organisation as this service knows it from staff's events: sites, regions, who works where, who stands in for whom.
 *
 * <p>Answers are at most {@value #CACHE_MILLIS} ms older than the projection.
 */
public final class OrganisationView {

    static final long CACHE_MILLIS = 400;

    private final OrganisationFacts store;
    private final Cache<String, Optional<EmployeeView>> employees = cache();
    private final Cache<String, Optional<SiteView>> sites = cache();
    private final Cache<String, Map<String, Set<Role>>> positions = cache();
    private final Cache<String, List<DelegationView>> delegations = cache();

    OrganisationView(OrganisationFacts store) {
        this.store = store;
    }

    private static <V> Cache<String, V> cache() {
        return Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterWrite(Duration.ofMillis(CACHE_MILLIS))
                .build();
    }

    /** The site, planned, open or closed; empty when staff never told of it. */
    public Optional<SiteView> site(String siteId) {
        return sites.get(siteId, id -> store.site(id).map(View::content));
    }

    /** The zone of the site's business dates; throws when the site is unknown. */
    public ZoneId siteZone(String siteId) {
        return ZoneId.of(known(siteId).zone());
    }

    /** ISO currency code of the site; throws when the site is unknown. */
    public String siteCurrency(String siteId) {
        return known(siteId).currency();
    }

    /** The sites of a region that are open, by code. */
    public List<SiteView> sitesOf(String regionId) {
        return store.sitesOf(regionId).stream()
                .filter(SiteView::isOpen)
                .sorted(java.util.Comparator.comparing(SiteView::code))
                .toList();
    }

    /** Every open site, by code. */
    public List<SiteView> openSites() {
        return store.openSites();
    }

    public boolean regionExists(String regionId) {
        return store.regionExists(regionId);
    }

    /** Whether the employee works at the site at that instant, by an assignment to it, to its region or to the company. */
    public boolean worksAt(String employeeId, String siteId, Instant at) {
        return !rolesAt(employeeId, siteId, at).isEmpty();
    }

    /** Roles the employee has at the site at that instant. */
    public Set<Role> rolesAt(String employeeId, String siteId, Instant at) {
        Optional<SiteView> site = site(siteId);
        return site.isEmpty()
                ? Set.of()
                : roles(assignments(employeeId, at).stream()
                        .filter(assignment -> covers(assignment, site.get()))
                        .toList());
    }

    /** Roles the employee has for the whole of a region: by an assignment to it or to the company. */
    public Set<Role> rolesInRegion(String employeeId, String regionId, Instant at) {
        return roles(assignments(employeeId, at).stream()
                .filter(assignment -> assignment.level() == Assignment.Level.COMPANY
                        || (assignment.level() == Assignment.Level.REGION && regionId.equals(assignment.regionId())))
                .toList());
    }

    /** Roles the employee has anywhere: what counts for matters of the company. */
    public Set<Role> rolesAnywhere(String employeeId, Instant at) {
        return roles(assignments(employeeId, at));
    }

    /** Roles by an assignment to the company itself. */
    public Set<Role> rolesInCompany(String employeeId, Instant at) {
        return roles(assignments(employeeId, at).stream()
                .filter(assignment -> assignment.level() == Assignment.Level.COMPANY)
                .toList());
    }

    /** The assignments that hold at that instant; none for a leaver, an unknown or a parked employee. */
    public List<Assignment> assignments(String employeeId, Instant at) {
        Optional<EmployeeView> employee =
                employees.get(employeeId, id -> store.employee(id).map(View::content));
        if (employee.isEmpty() || employee.get().hasLeftAt(at)) {
            return List.of();
        }
        return employee.get().assignments().stream()
                .filter(assignment -> assignment.isValidAt(at))
                .toList();
    }

    /** Whether {@code delegate} may act for {@code delegator} at that instant, at the site or (null) in the company's matters. */
    public boolean mayActFor(String delegate, String delegator, @Nullable String siteId, Instant at) {
        return delegations.get(delegate, store::delegationsTo).stream()
                .anyMatch(delegation -> delegation.delegatorId().equals(delegator)
                        && delegation.covers(siteId)
                        && delegation.isValidAt(at));
    }

    private SiteView known(String siteId) {
        return site(siteId)
                .orElseThrow(() -> new IllegalStateException("site " + siteId + ": staff-service has not told of it"));
    }

    private static boolean covers(Assignment assignment, SiteView site) {
        return switch (assignment.level()) {
            case COMPANY -> true;
            case REGION -> site.regionId().equals(assignment.regionId());
            case SITE -> site.siteId().equals(assignment.siteId());
        };
    }

    private Set<Role> roles(List<Assignment> held) {
        if (held.isEmpty()) {
            return Set.of();
        }
        Map<String, Set<Role>> byPosition = positions.get("all", key -> store.rolesByPosition());
        return held.stream()
                .flatMap(assignment -> byPosition.getOrDefault(assignment.positionId(), Set.of()).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    /** For tests that must not wait for the cache. */
    void forget() {
        List.of(employees, sites, positions, delegations).forEach(Cache::invalidateAll);
    }
}
