package org.steward.staff.reporting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.steward.platform.access.Assignment;
import org.steward.platform.access.Assignment.Level;
import org.steward.staff.employee.Employee;
import org.steward.staff.employee.EmployeeHandler;
import org.steward.staff.position.Position;
import org.steward.staff.position.PositionHandler;
import org.steward.staff.position.ReportingLine;
import org.steward.staff.site.Site;
import org.steward.staff.site.SiteHandler;

/** Finds who stands above a person: the superior position's holders at his site, else in its region, else in the company. */
@Component
public class ReportingHandler {

    private static final int MOST_STEPS = 20;

    private final PositionHandler positions;
    private final EmployeeHandler employees;
    private final SiteHandler sites;

    ReportingHandler(PositionHandler positions, EmployeeHandler employees, SiteHandler sites) {
        this.positions = positions;
        this.employees = employees;
        this.sites = sites;
    }

    /**
     * The line above the holder of a position at a place, nearest first; vacant positions are passed over.
     *
     * @param siteId where he works, null above the site
     * @param regionId null where he works for the company itself
     * @param most steps wanted
     */
    public List<Rung> above(
            String employeeId,
            String positionId,
            @Nullable String siteId,
            @Nullable String regionId,
            Instant at,
            int most) {
        List<Rung> line = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(positionId));
        String next = superior(positionId, ReportingLine.Kind.ADMINISTRATIVE);
        for (int step = 0; next != null && seen.add(next) && step < MOST_STEPS && line.size() < most; step++) {
            Rung rung = holders(next, employeeId, siteId, regionId, at);
            if (!rung.employeeIds().isEmpty()) {
                line.add(rung);
            }
            next = superior(next, ReportingLine.Kind.ADMINISTRATIVE);
        }
        return line;
    }

    /** Who holds that position nearest to the place; the employee himself left out. */
    public Rung holders(
            String positionId, String besides, @Nullable String siteId, @Nullable String regionId, Instant at) {
        List<String> found = siteId == null ? List.of() : holding(positionId, Level.SITE, siteId, besides, at);
        if (found.isEmpty() && regionId != null) {
            found = holding(positionId, Level.REGION, regionId, besides, at);
        }
        if (found.isEmpty()) {
            found = holding(positionId, Level.COMPANY, null, besides, at);
        }
        return new Rung(positionId, found);
    }

    /** The line above an employee by the assignment that is nearest to the site: to it, its region, the company. */
    public List<Rung> above(String employeeId, @Nullable String siteId, Instant at, int most) {
        Employee employee = employees.find(employeeId);
        Site site = siteId == null ? null : sites.find(siteId);
        String regionId = site == null ? null : site.regionId();
        Assignment held = employee == null ? null : nearest(employee.assignmentsAt(at), siteId, regionId);
        if (held == null) {
            return List.of();
        }
        String heldRegion = held.regionId() != null ? held.regionId() : regionOf(held.siteId());
        return above(employeeId, held.positionId(), held.siteId(), heldRegion, at, most);
    }

    private @Nullable String regionOf(@Nullable String siteId) {
        Site site = siteId == null ? null : sites.find(siteId);
        return site == null ? null : site.regionId();
    }

    private static @Nullable Assignment nearest(
            List<Assignment> held, @Nullable String siteId, @Nullable String regionId) {
        Assignment best = null;
        for (Assignment assignment : held) {
            boolean covers =
                    switch (assignment.level()) {
                        case SITE -> siteId == null || siteId.equals(assignment.siteId());
                        case REGION -> siteId == null || (regionId != null && regionId.equals(assignment.regionId()));
                        case COMPANY -> true;
                    };
            if (covers && (best == null || assignment.level().compareTo(best.level()) < 0)) {
                best = assignment;
            }
        }
        return best;
    }

    private @Nullable String superior(String positionId, ReportingLine.Kind kind) {
        Position position = positions.find(positionId);
        if (position == null) {
            return null;
        }
        String other = null;
        for (ReportingLine line : position.reportsTo()) {
            if (line.kind() == kind) {
                return line.positionId();
            }
            other = line.positionId();
        }
        return other;
    }

    private List<String> holding(String positionId, Level level, @Nullable String placeId, String besides, Instant at) {
        return employees.holding(positionId, level, placeId, at).stream()
                .map(Employee::employeeId)
                .filter(id -> !id.equals(besides))
                .sorted()
                .limit(Rung.MAX_HOLDERS)
                .toList();
    }
}
