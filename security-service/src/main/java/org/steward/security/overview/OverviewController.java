package org.steward.security.overview;

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
@RequestMapping("/api/security/v1/regions/{regionId}/overview")
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
     * @param since first planned start that is counted, until {@code asOf}
     */
    record Overview(String regionId, Instant since, Instant asOf, List<SiteFigures> sites) {}

    @GetMapping
    @Allowed("security.overview.read")
    @Duties({"S2", "S15"})
    ResponseEntity<Overview> get(@PathVariable String regionId) {
        Instant now = clock.instant();
        Instant since = now.minus(PERIOD);
        List<SiteView> sites = organisation.sitesOf(regionId);
        List<String> siteIds = sites.stream().map(SiteView::siteId).toList();
        ScopeCounts patrols = store.patrols(siteIds, since, now);
        ScopeCounts findings = store.findings(siteIds);
        ScopeCounts posts = store.posts(siteIds);
        return ResponseEntity.ok(new Overview(
                regionId,
                since,
                now,
                sites.stream()
                        .map(site -> figures(site, patrols, findings, posts))
                        .toList()));
    }

    private static SiteFigures figures(SiteView site, ScopeCounts patrols, ScopeCounts findings, ScopeCounts posts) {
        String id = site.siteId();
        long complete = patrols.of(id, "complete");
        long recovered = patrols.of(id, "recovered");
        long incomplete = patrols.of(id, "incomplete");
        long missed = patrols.of(id, "missed");
        long all = complete + recovered + incomplete + missed;
        return new SiteFigures(
                id,
                site.code(),
                all,
                complete,
                recovered,
                incomplete,
                missed,
                ScopeCounts.ratio(complete + recovered, all, 4),
                findings.of(id, "open"),
                findings.of(id, "unanswered"),
                posts.of(id, "posts"),
                posts.of(id, "guards"));
    }
}
