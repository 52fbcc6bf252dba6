package org.steward.proof.speed;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.steward.platform.fixture.Http;
import org.steward.proof.report.Report;

/** From the commit of a unit in billing until workorder-service knows it, against Kafka alone from end to end. */
final class ProjectionClaim implements Claim {

    private static final double TARGET = 10;
    private static final double MOST_MILLIS = 1_000;
    private static final double LOAD = 0.5;
    private static final int CONNECTIONS = 32;
    private static final String SITE = "seen";
    private static final int RECORD_BYTES = 1_000;

    @Override
    public String name() {
        return "projection";
    }

    @Override
    public void measure(Stage stage, Plan plan, Report report) throws Exception {
        stage.server(Program.WORKORDER);
        stage.site(SITE);
        HttpLoad units = units(stage);
        double capacity = units.saturate(plan.warmUp())
                .withoutFailures("units registered")
                .perSecond();
        double rate = Math.max(5, capacity * LOAD);
        Pairs p99 = new Pairs();
        Pairs p50 = new Pairs();
        double worst = 0;
        try (Sightings sightings = new Sightings(stage.store(), "units");
                EndToEnd kafka = new EndToEnd(stage.brokers(), RECORD_BYTES)) {
            sightings.awaitQuiet();
            for (int pair = 0; pair < plan.pairs(); pair++) {
                sightings.reset();
                units.at(rate, plan.window()).withoutFailures("units registered");
                Histogram seen = sightings.awaitQuiet();
                Histogram alone = kafka.at(rate, plan.window());
                p99.add(millis(seen, 99), millis(alone, 99));
                p50.add(millis(seen, 50), millis(alone, 50));
                worst = Math.max(worst, millis(seen, 99));
            }
        }
        report.fact("load", "%s units/s, half of what is registered at most".formatted(Pairs.number(rate)))
                .fact("median", p50.text("ms"))
                .add(plan.finding(
                        p99.ratio() <= TARGET,
                        "commit → seen in another service's projection, p99 ÷ Kafka end to end p99 at half load ≤ "
                                + TARGET,
                        p99.text("ms"),
                        "p50 " + p50.text("ms")))
                .add(plan.finding(
                        worst < MOST_MILLIS,
                        "commit → seen in another service's projection, p99 < 1 s",
                        Pairs.number(worst) + " ms in the worst window",
                        ""));
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    private static HttpLoad units(Stage stage) {
        Http clerk = stage.clerk(SITE);
        String path = "/api/billing/v1/sites/" + SITE;
        String building = clerk.post(path + "/buildings", Map.of("code", "B1", "name", "Tower", "floors", 30))
                .expect(201)
                .at("/id");
        String token = stage.token("clerk-" + SITE);
        Keys keys = new Keys();
        Keys codes = new Keys();
        List<String> parts = List.of(
                "{\"buildingId\":\"" + building + "\",\"code\":\"", "\",\"kind\":\"FLAT\",\"builtArea\":\"61.20\"}");
        return new HttpLoad(
                stage.server(Program.BILLING).port(),
                CONNECTIONS,
                () -> Request.post(path + "/units", token, keys.next(), parts.get(0) + codes.next() + parts.get(1)));
    }
}
