package org.steward.local.tour;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.steward.local.DemoUser;
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
            OrganisationChapter.Organisation organisation = new OrganisationChapter(guide).take();
            BillingChapter.Billed billed = new BillingChapter(guide, organisation.siteA()).take();
            new WorkOrderChapter(guide, organisation.siteA()).take(billed);
            new PatrolChapter(guide, organisation.siteA()).take();
            new FinanceChapter(guide, organisation.siteA(), "127.0.0.1:" + Part.BROKER.port(url.getPort())).take();
            guide.chapter("Overview (X1)");
            Http.Answer overview = guide.read(
                    DemoUser.REGIONAL, "looks at her region", "/api/overview/v1/regions/" + organisation.regionId());
            for (String service : new String[] {"billing", "workorder", "security", "staff"}) {
                guide.check(service + " is there", "AVAILABLE", overview.at("/parts/" + service + "/state"));
            }
            out.println();
            out.println("tour: " + guide.checks() + " checks, all right");
            return true;
        } catch (TourFailure | AssertionError wrong) {
            out.println("tour: WRONG: " + wrong.getMessage());
            return false;
        }
    }
}
