package org.steward.billing.overview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.steward.billing.site.Sites;
import org.steward.platform.access.Allowed;
import org.steward.platform.access.OrganisationView;
import org.steward.platform.access.SiteView;
import org.steward.platform.document.Scope;
import org.steward.platform.money.Money;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Exports;
import org.steward.platform.web.Returns;

/** The sites of a region side by side. */
@RestController
class OverviewController {

    private static final Exports<SiteFigures> FILE = Exports.<SiteFigures>of("billing-overview")
            .with("site", SiteFigures::code)
            .with("name", SiteFigures::name)
            .with("accounts", SiteFigures::accounts)
            .with("charged", figures -> figures.charged().amount())
            .with("collected", figures -> figures.collected().amount())
            .with("collectionRate", SiteFigures::collectionRate)
            .with("owed", figures -> figures.owed().amount())
            .with("arrears", figures -> figures.arrears().amount())
            .with("accountsInArrears", SiteFigures::accountsInArrears)
            .with("credits", figures -> figures.credits().amount())
            .with("currency", figures -> figures.owed().currency().getCurrencyCode());

    private final OrganisationView organisation;
    private final OverviewStore store;
    private final Sites sites;
    private final Clock clock;

    OverviewController(OrganisationView organisation, OverviewStore store, Sites sites, Clock clock) {
        this.organisation = organisation;
        this.store = store;
        this.sites = sites;
        this.clock = clock;
    }

    /** The figures of a region; {@code asOf} is when they were read. */
    record Answer(String regionId, Instant asOf, List<SiteFigures> sites) {}

    @GetMapping("/api/billing/v1/regions/{regionId}/overview")
    @Allowed("billing.overview.read")
    @Duties("B9")
    @Returns(value = Answer.class, exportable = true)
    ResponseEntity<Object> get(Call call, @PathVariable String regionId) {
        Instant asOf = clock.instant();
        List<SiteFigures> figures =
                organisation.sitesOf(regionId).stream().map(this::figures).toList();
        return call.format().isExport()
                ? FILE.answer(call, figures)
                : ResponseEntity.ok(new Answer(regionId, asOf, figures));
    }

    private SiteFigures figures(SiteView site) {
        Scope scope = Scope.site(site.siteId());
        OverviewStore.Sums sums = store.of(scope, sites.today(scope));
        return new SiteFigures(
                site.siteId(),
                site.code(),
                site.name(),
                sums.accounts(),
                Money.ofMinor(sums.charged(), site.currency()),
                Money.ofMinor(sums.settled(), site.currency()),
                rate(sums.settled(), sums.charged()),
                Money.ofMinor(sums.charged() - sums.settled(), site.currency()),
                Money.ofMinor(sums.arrears(), site.currency()),
                sums.accountsInArrears(),
                Money.ofMinor(sums.credit(), site.currency()));
    }

    private static @Nullable BigDecimal rate(long settled, long charged) {
        return charged == 0
                ? null
                : BigDecimal.valueOf(settled).divide(BigDecimal.valueOf(charged), 4, RoundingMode.HALF_UP);
    }
}
