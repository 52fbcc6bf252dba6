package org.steward.staff.profile;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.access.Assignment;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.access.PermissionTable;
import org.steward.platform.access.Role;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.staff.delegation.DelegationHandler;
import org.steward.staff.employee.Employee;
import org.steward.staff.employee.EmployeeHandler;
import org.steward.staff.position.Position;
import org.steward.staff.position.PositionHandler;
import org.steward.staff.site.Site;
import org.steward.staff.site.SiteHandler;

/** One's own profile over HTTP. */
@RestController
@RequestMapping("/api/staff/v1/my")
class ProfileController {

    private final EmployeeHandler employees;
    private final PositionHandler positions;
    private final SiteHandler sites;
    private final DelegationHandler delegations;
    private final PermissionTable permissions;
    private final Clock clock;

    ProfileController(
            EmployeeHandler employees,
            PositionHandler positions,
            SiteHandler sites,
            DelegationHandler delegations,
            PermissionTable permissions,
            Clock clock) {
        this.employees = employees;
        this.positions = positions;
        this.sites = sites;
        this.delegations = delegations;
        this.permissions = permissions;
        this.clock = clock;
    }

    @Allowed("staff.profile.read")
    @Duties({"T1"})
    @GetMapping("/profile")
    Profile profile(Call call) {
        // His own also while he stands in for another.
        String employeeId = call.caller().employeeId();
        Employee employee = employeeId == null ? null : employees.find(employeeId);
        if (employee == null) {
            throw new RefusedException(Refusal.notFound("employee", String.valueOf(employeeId)));
        }
        Instant now = clock.instant();
        List<Assignment> held = employee.assignmentsAt(now);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        held.forEach(assignment -> roles.addAll(rolesOf(positions.find(assignment.positionId()))));
        return new Profile(
                employee.employeeId(),
                employee.employeeNumber(),
                employee.personal().masked(),
                now,
                employee.assignmentsFrom(now).stream()
                        .map(assignment -> held(assignment, now))
                        .toList(),
                held.stream().anyMatch(assignment -> assignment.level() == Level.COMPANY),
                List.copyOf(places(held).values()),
                roles,
                permissions.operationsOf(roles),
                delegations.usableBy(employee.employeeId(), now).stream()
                        .map(lent -> new Profile.Lent(
                                lent.delegationId(), lent.delegatorId(), lent.siteIds(), lent.validUntil()))
                        .toList());
    }

    private Profile.Held held(Assignment assignment, Instant now) {
        Position position = positions.find(assignment.positionId());
        return new Profile.Held(
                assignment.assignmentId(),
                assignment.positionId(),
                position == null ? null : position.title(),
                assignment.level(),
                assignment.siteId(),
                assignment.regionId(),
                assignment.validFrom(),
                assignment.validUntil(),
                assignment.isValidAt(now));
    }

    private Map<String, Profile.Place> places(List<Assignment> held) {
        Map<String, Profile.Place> places = new LinkedHashMap<>();
        for (Assignment assignment : held) {
            String siteId = assignment.siteId();
            String regionId = assignment.regionId();
            Site site = siteId == null ? null : sites.find(siteId);
            List<Site> found = site != null ? List.of(site) : regionId == null ? List.of() : sites.ofRegion(regionId);
            found.forEach(each -> places.putIfAbsent(each.siteId(), Profile.Place.of(each)));
        }
        return places;
    }

    private static Set<Role> rolesOf(@Nullable Position position) {
        return position == null ? Set.of() : position.roles();
    }
}
