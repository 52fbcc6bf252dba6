package org.steward.local.tour;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.steward.local.LocalTokens;
import org.steward.local.Part;
import org.steward.platform.fixture.Http;

/** {@code deploy/local/tour [--url URL]}: drives the running platform as its people would; exit 1 at the first wrong answer. */
public final class Tour {

    private Tour() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        URI url = URI.create("http://127.0.0.1:8080");
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--url") && i + 1 < arguments.length) {
                url = URI.create(arguments[++i]);
            } else {
                out.println("tour: unknown option " + arguments[i] + "; expected [--url URL]");
                System.exit(2);
            }
        }
        System.exit(run(url, out) ? 0 : 1);
    }

    /** Takes the tour; returns whether every answer was right. */
    static boolean run(URI url, PrintStream out) {
        Guide guide = new Guide(Http.at(url), LocalTokens.ofGateway(url), out);
        try {
            new PlatformChapter(guide).take();
            OrganisationChapter.Organisation organisation = new OrganisationChapter(guide).take();
            Months months = Months.at(today(guide));
            new RegisterChapter(guide, organisation).take();
            BillingChapter.Billed billed = new BillingChapter(guide, organisation, months).take();
            new WorkOrderChapter(guide, organisation).take(billed);
            BigDecimal water = new MeterChapter(guide, organisation, months).take();
            new ResidentChapter(guide, organisation, months).take(billed, water);
            new PatrolChapter(guide, organisation).take();
            new StaffChapter(guide, organisation).take(billed);
            EventTopics topics = new EventTopics("127.0.0.1:" + Part.BROKER.port(url.getPort()));
            new FinanceChapter(guide, organisation, months, topics).take();
            overview(guide, organisation);
            out.println();
            out.println("tour: " + guide.checks() + " checks, all right");
            return true;
        } catch (TourFailure | AssertionError | IllegalStateException wrong) {
            out.println("tour: WRONG: " + wrong.getMessage());
            return false;
        }
    }

    private static Instant today(Guide guide) {
        return Instant.parse(guide.as(new Cast(1).admin())
                .get("/api/billing/v1/admin/clock")
                .expect(200)
                .at("/now"));
    }

    private static void overview(Guide guide, OrganisationChapter.Organisation organisation) {
        guide.chapter("Overview (X1)");
        Http.Answer overview = guide.read(
                organisation.cast().regional(),
                "looks at her region",
                "/api/overview/v1/regions/" + organisation.regionId());
        for (String service : new String[] {"billing", "workorder", "security", "staff"}) {
            guide.check(service + " is there", "AVAILABLE", overview.at("/parts/" + service + "/state"));
        }
    }
}
