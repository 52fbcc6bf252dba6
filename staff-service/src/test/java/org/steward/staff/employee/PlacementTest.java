package org.steward.staff.employee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.staff.Decisions.refused;
import static org.steward.staff.employee.Employees.ADMIN;
import static org.steward.staff.employee.Employees.CLERK;
import static org.steward.staff.employee.Employees.MANAGER;
import static org.steward.staff.employee.Employees.NORTH;
import static org.steward.staff.employee.Employees.NOW;
import static org.steward.staff.employee.Employees.SHANGHAI;
import static org.steward.staff.employee.Employees.site;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steward.platform.access.Assignment;
import org.steward.platform.access.Assignment.Level;
import org.steward.staff.organisation.Region;
import org.steward.staff.position.Position;
import org.steward.staff.site.Site;

class PlacementTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai,      2026-12-01, 2026-11-30T16:00:00Z",
        "Asia/Urumqi,        2026-12-01, 2026-11-30T18:00:00Z",
        "UTC,                2026-12-01, 2026-12-01T00:00:00Z",
        // Clocks go forward at midnight: the day begins at one.
        "America/Asuncion,   2024-10-06, 2024-10-06T04:00:00Z",
        // A day that never was: Samoa skipped it.
        "Pacific/Apia,       2011-12-30, 2011-12-30T10:00:00Z",
    })
    void aDayBeginsAtMidnightOfTheSite(String zone, LocalDate date, Instant midnight) {
        Site site = site("s-1", zone, Site.Status.PLANNED);
        Placement placement = placement(request(Level.SITE, "s-1", null, date, null), CLERK, site, null);
        assertThat(placement.resolve("a-1", NOW).validFrom()).isEqualTo(midnight);
    }

    @Test
    void aDayOfARegionBeginsAtMidnightOfTheCompany() {
        Placement placement = placement(request(Level.REGION, null, "r-1", DAY, null), MANAGER, null, NORTH);
        assertThat(placement.resolve("a-1", NOW))
                .isEqualTo(new Assignment(
                        "a-1", "p-manager", Level.REGION, null, "r-1", Instant.parse("2026-11-30T16:00:00Z"), null));
    }

    @Test
    void withoutADateItBeginsAtOnce() {
        Placement placement = placement(request(Level.COMPANY, null, null, null, null), CLERK, null, null);
        assertThat(placement.resolve("a-1", NOW).validFrom()).isEqualTo(NOW);
    }

    @Test
    void whatDoesNotExistIsNamed() {
        assertThat(refusedOf(request(Level.SITE, "s-1", null, null, null), null, open(), null))
                .isEqualTo("POSITION_UNKNOWN at assignment.positionId");
        assertThat(refusedOf(request(Level.SITE, "s-1", null, null, null), CLERK, null, null))
                .isEqualTo("SITE_UNKNOWN at assignment.siteId");
        assertThat(refusedOf(request(Level.REGION, null, "r-1", null, null), CLERK, null, null))
                .isEqualTo("REGION_UNKNOWN at assignment.regionId");
    }

    @Test
    void nobodyIsSentToAClosedSite() {
        assertThat(refusedOf(
                        request(Level.SITE, "s-1", null, null, null),
                        CLERK,
                        site("s-1", "Asia/Shanghai", Site.Status.CLOSED),
                        null))
                .isEqualTo("SITE_CLOSED at assignment.siteId");
    }

    @Test
    void thePlaceFitsTheLevel() {
        assertThat(refusedOf(request(Level.SITE, null, null, null, null), CLERK, null, null))
                .isEqualTo("VALUE_MISSING at assignment.siteId");
        assertThat(refusedOf(request(Level.SITE, "s-1", "r-1", null, null), CLERK, open(), NORTH))
                .isEqualTo("NOT_AT_THIS_LEVEL at assignment.regionId");
        assertThat(refusedOf(request(Level.COMPANY, "s-1", null, null, null), CLERK, open(), null))
                .isEqualTo("NOT_AT_THIS_LEVEL at assignment.siteId");
        assertThat(refusedOf(request(Level.REGION, null, null, null, null), CLERK, null, null))
                .isEqualTo("VALUE_MISSING at assignment.regionId");
    }

    @Test
    void thePositionFitsTheLevel() {
        assertThat(refusedOf(request(Level.SITE, "s-1", null, null, null), MANAGER, open(), null))
                .isEqualTo("LEVEL_NOT_FOR_POSITION at assignment.level");
    }

    @Test
    void onlyAnAdministratorMakesAnAdministrator() {
        assertThat(refused(
                        () -> EmployeeDecisions.decide(null, Employees.join(Employees.inCompany(ADMIN, false)), NOW)))
                .isEqualTo("ADMINISTRATOR_BY_ADMINISTRATOR at assignment");
    }

    @Test
    void datesAreInOrderAndWithinReason() {
        assertThat(refusedOf(request(Level.COMPANY, null, null, DAY, DAY), CLERK, null, null))
                .isEqualTo("PERIOD_REVERSED at assignment.validUntil");
        assertThat(refusedOf(request(Level.COMPANY, null, null, LocalDate.of(2206, 1, 1), null), CLERK, null, null))
                .isEqualTo("DATE_OUT_OF_RANGE at assignment.validFrom");
        assertThat(refusedOf(request(Level.COMPANY, null, null, null, LocalDate.of(1969, 1, 1)), CLERK, null, null))
                .isEqualTo("DATE_OUT_OF_RANGE at assignment.validUntil");
        assertThat(refusedOf(request(Level.COMPANY, null, null, null, LocalDate.of(2026, 11, 1)), CLERK, null, null))
                .isEqualTo("PERIOD_REVERSED at assignment.validUntil");
    }

    private static String refusedOf(AssignmentRequest request, Position position, Site site, Region region) {
        return refused(
                () -> EmployeeDecisions.decide(null, Employees.join(placement(request, position, site, region)), NOW));
    }

    private static Site open() {
        return site("s-1", "Asia/Shanghai", Site.Status.OPEN);
    }

    private static AssignmentRequest request(
            Level level, String siteId, String regionId, LocalDate from, LocalDate until) {
        return new AssignmentRequest("p-x", level, siteId, regionId, from, until);
    }

    private static Placement placement(AssignmentRequest request, Position position, Site site, Region region) {
        return new Placement(request, position, site, region, SHANGHAI, false);
    }
}
