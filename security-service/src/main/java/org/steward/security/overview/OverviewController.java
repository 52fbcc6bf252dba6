package org.steward.security.overview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.access.OrganisationView;
import org.steward.platform.access.SiteView;
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
        Map<String, Map<String, Long>> patrols = store.patrols(siteIds, since, now);
        Map<String, Map<String, Long>> findings = store.findings(siteIds);
        Map<String, Map<String, Long>> posts = store.posts(siteIds);
        return ResponseEntity.ok(new Overview(
                regionId,
                since,
                now,
                sites.stream()
                        .map(site -> figures(
                                site,
                                patrols.getOrDefault(site.siteId(), Map.of()),
                                findings.getOrDefault(site.siteId(), Map.of()),
                                posts.getOrDefault(site.siteId(), Map.of())))
                        .toList()));
    }

    private static SiteFigures figures(
            SiteView site, Map<String, Long> patrols, Map<String, Long> findings, Map<String, Long> posts) {
        long complete = patrols.getOrDefault("complete", 0L);
        long recovered = patrols.getOrDefault("recovered", 0L);
        long incomplete = patrols.getOrDefault("incomplete", 0L);
        long missed = patrols.getOrDefault("missed", 0L);
        long all = complete + recovered + incomplete + missed;
        return new SiteFigures(
                site.siteId(),
                site.code(),
                all,
                complete,
                recovered,
                incomplete,
                missed,
                all == 0
                        ? null
                        : BigDecimal.valueOf(complete + recovered)
                                .divide(BigDecimal.valueOf(all), 4, RoundingMode.HALF_UP),
                findings.getOrDefault("open", 0L),
                findings.getOrDefault("unanswered", 0L),
                posts.getOrDefault("posts", 0L),
                posts.getOrDefault("guards", 0L));
    }
}
