package org.steward.staff.overview;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.web.Duties;
import org.steward.staff.employee.EmployeeHandler;
import org.steward.staff.organisation.OrganisationHandler;
import org.steward.staff.organisation.Region;
import org.steward.staff.site.Site;
import org.steward.staff.site.SiteHandler;

/** The staff part of a region's overview over HTTP. */
@RestController
@RequestMapping("/api/staff/v1/regions")
class OverviewController {

    private final OrganisationHandler organisation;
    private final SiteHandler sites;
    private final EmployeeHandler employees;
    private final Clock clock;

    OverviewController(OrganisationHandler organisation, SiteHandler sites, EmployeeHandler employees, Clock clock) {
        this.organisation = organisation;
        this.sites = sites;
        this.employees = employees;
        this.clock = clock;
    }

    @Allowed("staff.region.overview")
    @Duties({"T1"})
    @GetMapping("/{regionId}/overview")
    RegionOverview overview(@PathVariable String regionId) {
        Region region = organisation.region(regionId);
        if (region == null) {
            throw new RefusedException(Refusal.notFound("region", regionId));
        }
        Instant now = clock.instant();
        List<Site> ofRegion = sites.ofRegion(regionId);
        List<String> ids = ofRegion.stream().map(Site::siteId).toList();
        return RegionOverview.of(region, ofRegion, employees.headcounts(ids, now), now);
    }
}
