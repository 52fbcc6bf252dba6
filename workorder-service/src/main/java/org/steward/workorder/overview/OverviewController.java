package org.steward.workorder.overview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
        Map<String, Map<String, Long>> requests = store.requests(siteIds, now);
        Map<String, Map<String, Long>> orders = store.orders(siteIds, since, now);
        return ResponseEntity.ok(new Overview(
                regionId,
                since,
                now,
                sites.stream()
                        .map(site -> figures(
                                site,
                                requests.getOrDefault(site.siteId(), Map.of()),
                                orders.getOrDefault(site.siteId(), Map.of())))
                        .toList()));
    }

    private static SiteFigures figures(SiteView site, Map<String, Long> requests, Map<String, Long> orders) {
        long completed = orders.getOrDefault("completed", 0L);
        long callBacks = orders.getOrDefault("callBacks", 0L);
        return new SiteFigures(
                site.siteId(),
                site.code(),
                requests.getOrDefault("open", 0L),
                requests.getOrDefault("overdue", 0L),
                requests.getOrDefault("held", 0L),
                orders.getOrDefault("toDo", 0L),
                orders.getOrDefault("overdue", 0L),
                completed,
                ratio(orders.getOrDefault("inTime", 0L), completed, 4),
                callBacks,
                ratio(orders.getOrDefault("satisfied", 0L), callBacks, 4),
                ratio(orders.getOrDefault("score", 0L), callBacks, 2));
    }

    private static @Nullable BigDecimal ratio(long part, long whole, int digits) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), digits, RoundingMode.HALF_UP);
    }
}
