package org.steward.local.tour;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.steward.local.LocalUser;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;

/** Staff: authority lent for a time, a transfer, a leaver; what changes here holds in every service within seconds. */
final class StaffChapter {

    private static final String COMPANY = "/api/staff/v1/company";

    /** Within this every service has to know. */
    private static final Duration EVERYWHERE = Duration.ofSeconds(5);

    private final Guide guide;
    private final OrganisationChapter.Organisation organisation;
    private final Cast cast;

    StaffChapter(Guide guide, OrganisationChapter.Organisation organisation) {
        this.guide = guide;
        this.organisation = organisation;
        this.cast = organisation.cast();
    }

    void take(BillingChapter.Billed billed) {
        delegation(billed.otherAccountId());
        transfer();
        leaver();
    }

    /** A payment bounces while the director is away: a deputy takes it back for him, under both names. */
    private void delegation(String accountId) {
        guide.chapter("Authority lent (T13)");
        String account = "/api/billing/v1/sites/" + organisation.siteA() + "/accounts/" + accountId;
        Http.Answer paid = guide.act(
                cast.clerk(),
                "takes a transfer of 100.00",
                account + "/payments",
                Map.of(
                        "method",
                        "BANK_TRANSFER",
                        "amount",
                        Map.of("amount", "100.00", "currency", "CNY"),
                        "reference",
                        "BT-TOUR-1"));
        String reverse = account + "/payments/" + paid.at("/paymentId") + "/reverse";
        Map<String, Object> bounced = Map.of("reason", "BOUNCED");
        LocalUser deputy = cast.deputy();
        Http forDirector = guide.as(deputy).actingFor(cast.director().id());
        guide.refused(deputy, "may not take it back", 403, guide.as(deputy).post(reverse, bounced));
        guide.refused(
                deputy, "nor in the director's name, who lent her nothing", 403, forDirector.post(reverse, bounced));

        Instant until = now().plus(7, ChronoUnit.DAYS);
        Http.Answer granted = guide.act(
                cast.director(),
                "lends her his authority at this site for a week",
                COMPANY + "/delegations",
                Map.of(
                        "delegateId",
                        deputy.id(),
                        "siteIds",
                        List.of(organisation.siteA()),
                        "validUntil",
                        until.toString()));
        String key = Guide.key(reverse, bounced);
        Http.Answer reversed = Eventually.value(
                "the deputy acts for the director",
                EVERYWHERE,
                () -> forDirector.post(reverse, bounced, key),
                Guide::isOkay);
        guide.show(deputy, "takes the payment back for the director", reversed);
        guide.act(
                cast.director(),
                "is back and takes his authority back",
                COMPANY + "/delegations/" + Guide.idOf(granted) + "/revoke",
                Map.of());
        within("the deputy acts for nobody any more", () -> forDirector.get(account), answer -> answer.status() == 403);
    }

    private void transfer() {
        guide.chapter("A transfer (T3)");
        LocalUser mover = cast.mover();
        Map<String, String> here = pages(organisation.siteA());
        Map<String, String> there = pages(organisation.siteB());
        List<String> services = List.of("workorder", "security");
        for (String service : services) {
            seen(mover, "works here: " + service, here, service, 200);
            seen(mover, "not there: " + service, there, service, 404);
        }
        guide.act(
                cast.hr(),
                "transfers the technician to the other site",
                COMPANY + "/employees/" + mover.id() + "/transfer",
                Map.of(
                        "assignment",
                        Map.of(
                                "positionId",
                                Guide.known(organisation.positions(), "technician"),
                                "level",
                                "SITE",
                                "siteId",
                                organisation.siteB())));
        for (String service : services) {
            within(
                    service + " knows him at the new site, and no longer at the old one",
                    () -> guide.as(mover).get(Guide.known(there, service)),
                    answer -> answer.status() == 200
                            && guide.as(mover).get(Guide.known(here, service)).status() == 404);
        }
    }

    private void leaver() {
        guide.chapter("A leaver (T3, X3)");
        LocalUser leaver = cast.leaver();
        Map<String, String> pages = pages(organisation.siteA());
        pages.keySet().forEach(service -> seen(leaver, "may look into " + service, pages, service, 200));
        guide.act(cast.hr(), "sees her off", COMPANY + "/employees/" + leaver.id() + "/leave", Map.of());
        long left = System.nanoTime();
        for (String service : pages.keySet()) {
            within(
                    service + " lets her in no more",
                    () -> guide.as(leaver).get(Guide.known(pages, service)),
                    answer -> answer.status() == 404);
        }
        guide.check(
                "all four within " + EVERYWHERE.toSeconds() + " s",
                () -> Duration.ofNanos(System.nanoTime() - left).compareTo(EVERYWHERE) < 0);
        guide.refused(
                leaver,
                "and her own profile shows nothing",
                403,
                guide.as(leaver).get("/api/staff/v1/my/profile"));
    }

    private void seen(LocalUser who, String what, Map<String, String> pages, String service, int status) {
        Http.Answer answer = Eventually.value(
                what,
                EVERYWHERE,
                () -> guide.as(who).get(Guide.known(pages, service)),
                seen -> seen.status() == status);
        guide.show(who, what, answer);
    }

    private void within(String what, java.util.concurrent.Callable<Http.Answer> ask, Predicate<Http.Answer> wanted) {
        long began = System.nanoTime();
        Eventually.value(what, EVERYWHERE, ask, wanted);
        guide.check(
                what + " after " + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms", () -> true);
    }

    /** A page of each service that people of that site may read. */
    private static Map<String, String> pages(String siteId) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("staff", "/api/staff/v1/sites/" + siteId + "/employees");
        pages.put("billing", "/api/billing/v1/sites/" + siteId + "/units");
        pages.put("workorder", "/api/workorder/v1/sites/" + siteId + "/work-orders");
        pages.put("security", "/api/security/v1/sites/" + siteId + "/findings");
        return pages;
    }

    private Instant now() {
        return Instant.parse(guide.as(cast.admin())
                .get("/api/staff/v1/admin/clock")
                .expect(200)
                .at("/now"));
    }
}
