package org.steward.staff.overview;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.steward.staff.employee.Headcount;
import org.steward.staff.organisation.Region;
import org.steward.staff.site.EstablishmentLine;
import org.steward.staff.site.Site;

/**
 * A region's people at a glance.
 *
 * @param asOf read from this service's own documents at that instant
 * @param openPositions holders missing against the establishments, over all sites
 */
record RegionOverview(
        String regionId, String name, Instant asOf, int headcount, int openPositions, List<SitePeople> sites) {

    /** The people of one site. */
    record SitePeople(
            String siteId,
            String code,
            String name,
            Site.Status status,
            int headcount,
            List<OpenPosition> openPositions) {}

    /** A position of the establishment with fewer holders than it should have. */
    record OpenPosition(String positionId, int established, int missing) {}

    /** The sites that are not closed, by code. */
    static RegionOverview of(Region region, List<Site> sites, Map<String, Headcount> counts, Instant asOf) {
        List<SitePeople> people = sites.stream()
                .filter(site -> site.status() != Site.Status.CLOSED)
                .sorted(Comparator.comparing(Site::code))
                .map(site -> people(site, counts.getOrDefault(site.siteId(), Headcount.NOBODY)))
                .toList();
        int missing = people.stream()
                .flatMap(site -> site.openPositions().stream())
                .mapToInt(OpenPosition::missing)
                .sum();
        int headcount = people.stream().mapToInt(SitePeople::headcount).sum();
        return new RegionOverview(region.regionId(), region.name(), asOf, headcount, missing, people);
    }

    private static SitePeople people(Site site, Headcount count) {
        List<OpenPosition> open = new ArrayList<>();
        for (EstablishmentLine line : site.establishment()) {
            int missing = line.count() - count.holders().getOrDefault(line.positionId(), 0);
            if (missing > 0) {
                open.add(new OpenPosition(line.positionId(), line.count(), missing));
            }
        }
        return new SitePeople(site.siteId(), site.code(), site.name(), site.status(), count.people(), open);
    }
}
