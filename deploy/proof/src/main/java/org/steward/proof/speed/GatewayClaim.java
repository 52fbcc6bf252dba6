package org.steward.proof.speed;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.steward.proof.report.Finding;
import org.steward.proof.report.Report;

/** The gateway against nginx as a plain reverse proxy before the same service. */
final class GatewayClaim implements Claim {

    private static final double TARGET = 0.75;
    private static final double ADDED_P99_MILLIS = 10;
    private static final double LOAD = 0.7;
    private static final int CONNECTIONS = 64;
    private static final String SITE = "passed";

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public void measure(Stage stage, Plan plan, Report report) throws Exception {
        Optional<Path> nginx = Nginx.find();
        if (nginx.isEmpty()) {
            report.add(Finding.skipped(
                    "gateway requests/s ÷ nginx ≥ " + TARGET,
                    "no nginx on PATH or in the cache; deploy/proof/fetch-nginx gets it from Debian's packages"));
            return;
        }
        String account = stage.register().fill(SITE, 1).getFirst();
        byte[] read =
                Request.get("/api/billing/v1/sites/" + SITE + "/accounts/" + account, stage.token("clerk-" + SITE));
        Server billing = stage.server(Program.BILLING);
        Server bare = stage.server(Program.BARE);
        Server gateway = stage.server(Program.GATEWAY);
        Server beforeBilling = nginx(stage, nginx.get(), billing, "/actuator/health/readiness");
        Server beforeBare = nginx(stage, nginx.get(), bare, "/ready");

        Way service = new Way(
                "a read of billing-service, whose token both check behind it and the gateway too",
                load(gateway, read),
                load(beforeBilling, read),
                gateway,
                beforeBilling);
        Way token = new Way(
                "a service that costs nothing, token checked by the gateway",
                load(gateway, Request.get(BareApplication.THING, stage.token("clerk-" + SITE))),
                load(beforeBare, Request.get(BareApplication.THING, "")),
                gateway,
                beforeBare);
        Way open = new Way(
                "a service that costs nothing, no token in both",
                load(gateway, Request.get(BareApplication.DOCUMENT + "/bare", "")),
                load(beforeBare, Request.get(BareApplication.DOCUMENT, "")),
                gateway,
                beforeBare);
        List<Way> ways = List.of(service, token, open);
        Duration share = plan.warmUp().dividedBy(ways.size() * 2L);
        for (Way way : ways) {
            way.ours.saturate(share).withoutFailures("warm-up of the gateway");
            way.theirs.saturate(share).withoutFailures("warm-up of nginx");
        }
        double rate = measure(plan, report, service, true);
        measure(plan, report, token, false);
        measure(plan, report, open, false);
        addedP99(plan, report, load(gateway, read), load(billing, read), rate * LOAD);
    }

    /** The same question by two ways. */
    private record Way(String what, HttpLoad ours, HttpLoad theirs, Server our, Server their) {}

    private static double measure(Plan plan, Report report, Way way, boolean claimed) throws IOException {
        Pairs pairs = new Pairs();
        double[] ourCpu = new double[plan.pairs()];
        double[] theirCpu = new double[plan.pairs()];
        for (int pair = 0; pair < plan.pairs(); pair++) {
            double before = way.our.cpuSeconds();
            HttpLoad.Result ours = way.ours.saturate(plan.window()).withoutFailures("the gateway");
            ourCpu[pair] = (way.our.cpuSeconds() - before) * 1e6 / ours.done().getTotalCount();
            before = way.their.cpuSeconds();
            HttpLoad.Result theirs = way.theirs.saturate(plan.window()).withoutFailures("nginx");
            theirCpu[pair] =
                    (way.their.cpuSeconds() - before) * 1e6 / theirs.done().getTotalCount();
            pairs.add(ours.perSecond(), theirs.perSecond());
        }
        String note = "CPU of the proxy alone %s µs a request against %s of nginx"
                .formatted(Pairs.number(Pairs.median(ourCpu)), Pairs.number(Pairs.median(theirCpu)));
        String claim = "gateway requests/s ÷ nginx before " + way.what;
        if (claimed) {
            report.add(plan.finding(pairs.ratio() >= TARGET, claim + " ≥ " + TARGET, pairs.text("requests/s"), note));
        } else {
            report.fact(claim, pairs.text("requests/s") + "; " + note);
        }
        return pairs.ours();
    }

    private static void addedP99(Plan plan, Report report, HttpLoad through, HttpLoad direct, double rate)
            throws IOException {
        double[] added = new double[plan.pairs()];
        Pairs p99 = new Pairs();
        for (int pair = 0; pair < plan.pairs(); pair++) {
            double ours = through.at(rate, plan.window())
                    .withoutFailures("the gateway")
                    .doneMillis(99);
            double theirs = direct.at(rate, plan.window())
                    .withoutFailures("the service")
                    .doneMillis(99);
            added[pair] = ours - theirs;
            p99.add(ours, theirs);
        }
        report.add(plan.finding(
                Pairs.median(added) <= ADDED_P99_MILLIS,
                "p99 added by the gateway at 70 %% load (%s/s) ≤ %s ms".formatted(Pairs.number(rate), ADDED_P99_MILLIS),
                "%s ms; with ÷ without: %s".formatted(Pairs.number(Pairs.median(added)), p99.text("ms")),
                ""));
    }

    private static HttpLoad load(Server server, byte[] request) {
        return new HttpLoad(server.port(), CONNECTIONS, () -> request);
    }

    private static Server nginx(Stage stage, Path program, Server service, String page)
            throws IOException, InterruptedException {
        Server nginx = Nginx.before(service, program, stage.directory());
        stage.closing(nginx::terminate);
        return nginx.awaitReady(page);
    }
}
