package org.steward.workorder.overview;

import static org.steward.platform.document.ScopeCounts.ratio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.access.OrganisationView;
import org.steward.platform.access.SiteView;
import org.steward.platform.document.ScopeCounts;
import org.steward.platform.web.Duties;

/** The sites of a region side by side (need X1). */
@RestController
@RequestMapping("/api/workorder/v1/regions/{regionId}/overview")
class OverviewController {

    static final Duration PERIOD = Duration.ofDays(30);

    private final OverviewStore store;
    private final OrganisationView organisation;
    private final Clock clock;

    OverviewController(OverviewStore store, OrganisationView organisation, Clock clock) {
        this.store = store;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * The open sites of a region.
     *
     * @param since from when work done and customers reached are counted, until {@code asOf}
     */
    record Overview(String regionId, Instant since, Instant asOf, List<SiteFigures> sites) {}

    @GetMapping
    @Allowed("workorder.overview.read")
    @Duties({"W3", "W4"})
    ResponseEntity<Overview> get(@PathVariable String regionId) {
        Instant now = clock.instant();
        Instant since = now.minus(PERIOD);
        List<SiteView> sites = organisation.sitesOf(regionId);
        List<String> siteIds = sites.stream().map(SiteView::siteId).toList();
        ScopeCounts requests = store.requests(siteIds, now);
        ScopeCounts orders = store.orders(siteIds, since, now);
        return ResponseEntity.ok(new Overview(
                regionId,
                since,
                now,
                sites.stream().map(site -> figures(site, requests, orders)).toList()));
    }

    private static SiteFigures figures(SiteView site, ScopeCounts requests, ScopeCounts orders) {
        String id = site.siteId();
        long completed = orders.of(id, "completed");
        long callBacks = orders.of(id, "callBacks");
        return new SiteFigures(
                id,
                site.code(),
                requests.of(id, "open"),
                requests.of(id, "overdue"),
                requests.of(id, "held"),
                orders.of(id, "toDo"),
                orders.of(id, "overdue"),
                completed,
                ratio(orders.of(id, "inTime"), completed, 4),
                callBacks,
                ratio(orders.of(id, "satisfied"), callBacks, 4),
                ratio(orders.of(id, "score"), callBacks, 2));
    }
}
