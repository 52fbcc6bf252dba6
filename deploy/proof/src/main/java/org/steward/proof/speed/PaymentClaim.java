package org.steward.proof.speed;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.steward.proof.report.Report;

/** Payments at the desk against a bare endpoint that does one conditional update. */
final class PaymentClaim implements Claim {

    private static final double THROUGHPUT_TARGET = 0.8;
    private static final double P99_TARGET = 1.5;
    private static final int ACCOUNTS = 5_000;
    private static final double P99_LOAD = 0.5;

    static final int CONNECTIONS = 64;

    @Override
    public String name() {
        return "payment";
    }

    @Override
    public void measure(Stage stage, Plan plan, Report report) throws Exception {
        Server billing = stage.server(Program.BILLING);
        Server bare = stage.server(Program.BARE);
        int accounts = plan.size(ACCOUNTS, 10);
        HttpLoad ours = payments(stage, "pay", stage.register().fill("pay", accounts), CONNECTIONS);
        HttpLoad theirs = bare(stage, bare, accounts);
        Duration half = plan.warmUp().dividedBy(2);
        ours.saturate(half).withoutFailures("warm-up of payments");
        theirs.saturate(half).withoutFailures("warm-up of the yardstick");

        Pairs throughput = new Pairs();
        Cpu ourClock = Cpu.of(stage, billing, stage.server(Program.BROKER));
        Cpu theirClock = Cpu.of(stage, bare);
        for (int pair = 0; pair < plan.pairs(); pair++) {
            ourClock.start();
            HttpLoad.Result our = ours.saturate(plan.window()).withoutFailures("payments");
            ourClock.stop(our.done().getTotalCount());
            theirClock.start();
            HttpLoad.Result their = theirs.saturate(plan.window()).withoutFailures("the yardstick");
            theirClock.stop(their.done().getTotalCount());
            throughput.add(our.perSecond(), their.perSecond());
        }
        String cpu = "a payment costs %s, the bare update %s".formatted(ourClock.text(), theirClock.text());
        report.fact("payments", cpu + "; %d connections, %d accounts".formatted(CONNECTIONS, accounts))
                .add(plan.finding(
                        throughput.ratio() >= THROUGHPUT_TARGET,
                        "payments/s ÷ a bare endpoint with one conditional update ≥ " + THROUGHPUT_TARGET,
                        throughput.text("requests/s"),
                        cpu));
        p99(plan, report, ours, theirs, throughput.ours() * P99_LOAD);
    }

    private static void p99(Plan plan, Report report, HttpLoad ours, HttpLoad theirs, double rate) throws IOException {
        Pairs p99 = new Pairs();
        for (int pair = 0; pair < plan.pairs(); pair++) {
            p99.add(
                    ours.at(rate, plan.window()).withoutFailures("payments").doneMillis(99),
                    theirs.at(rate, plan.window())
                            .withoutFailures("the yardstick")
                            .doneMillis(99));
        }
        report.add(plan.finding(
                p99.ratio() <= P99_TARGET,
                "payment p99 ÷ that of the bare endpoint at the same open load of %s/s ≤ %s"
                        .formatted(Pairs.number(rate), P99_TARGET),
                p99.text("ms"),
                "half of what payments saturate at, offered to both"));
    }

    /** Payments of a fen, each on one of the accounts of the site at random. */
    static HttpLoad payments(Stage stage, String site, List<String> accounts, int connections) {
        String token = stage.token("clerk-" + site);
        String path = "/api/billing/v1/sites/" + site + "/accounts/";
        Keys keys = new Keys();
        return new HttpLoad(
                stage.server(Program.BILLING).port(),
                connections,
                () -> Request.post(
                        path + accounts.get(ThreadLocalRandom.current().nextInt(accounts.size())) + "/payments",
                        token,
                        keys.next(),
                        "{\"method\":\"CASH\",\"amount\":{\"amount\":\"0.01\",\"currency\":\"CNY\"}}"));
    }

    private static HttpLoad bare(Stage stage, Server bare, int accounts) {
        stage.store().seed(Program.BARE.label(), BareStore.COLLECTION, accounts, i -> new BsonDocument()
                .append("_id", new BsonString("a-" + i))
                .append("status", new BsonString("OPEN"))
                .append("balanceMinor", new BsonInt64(0))
                .append("version", new BsonInt64(1)));
        return new HttpLoad(
                bare.port(),
                CONNECTIONS,
                () -> Request.post(
                        "/accounts/a-" + ThreadLocalRandom.current().nextInt(accounts) + "/payments",
                        "",
                        "",
                        "{\"amountMinor\":1}"));
    }
}
