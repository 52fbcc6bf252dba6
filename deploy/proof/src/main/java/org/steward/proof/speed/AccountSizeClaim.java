package org.steward.proof.speed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import org.steward.proof.report.Report;

/** Whether a command gets slower with the history of its account, and throughput smaller with one site that has half of it. */
final class AccountSizeClaim implements Claim {

    private static final double P99_TARGET = 1.1;
    private static final double SKEW_TARGET = 0.7;
    private static final int LARGE = 5_000;
    private static final int SMALL = 10;
    private static final int ACCOUNTS = 32;
    private static final int SITES = 20;
    private static final int ACCOUNTS_OF_A_SITE = 250;
    private static final double LOAD = 0.4;

    /** No relay shard: what is seeded there is history that was published long ago. */
    private static final int SEEDED_SHARD = 1_000;

    private long seeded;

    @Override
    public String name() {
        return "account-size";
    }

    @Override
    public void measure(Stage stage, Plan plan, Report report) throws Exception {
        Register register = stage.register();
        int accounts = plan.size(ACCOUNTS, 2);
        int large = plan.size(LARGE, 50);
        HttpLoad onLarge = history(stage, register, "large", accounts, large);
        HttpLoad onSmall = history(stage, register, "small", accounts, SMALL);
        onLarge.saturate(plan.warmUp().dividedBy(2)).withoutFailures("warm-up");
        double rate = onSmall.saturate(plan.warmUp().dividedBy(2))
                        .withoutFailures("warm-up")
                        .perSecond()
                * LOAD;
        Pairs p99 = new Pairs();
        Pairs p50 = new Pairs();
        for (int pair = 0; pair < plan.pairs(); pair++) {
            HttpLoad.Result ours = onLarge.at(rate, plan.window()).withoutFailures("accounts with a long history");
            HttpLoad.Result theirs = onSmall.at(rate, plan.window()).withoutFailures("accounts with a short history");
            p99.add(ours.doneMillis(99), theirs.doneMillis(99));
            p50.add(ours.doneMillis(50), theirs.doneMillis(50));
        }
        report.add(plan.finding(
                        p99.ratio() <= P99_TARGET,
                        "payment p99 on accounts with %,d entries ÷ with %d ≤ %s".formatted(large, SMALL, P99_TARGET),
                        p99.text("ms"),
                        "%d accounts of each kind at %s/s; p50 %s"
                                .formatted(accounts, Pairs.number(rate), p50.text("ms"))))
                .fact("median at the same load", p50.text("ms"));
        skew(stage, plan, report, register);
    }

    /** Accounts of a new site, each with a history of that many payments. */
    private HttpLoad history(Stage stage, Register register, String site, int accounts, int entries) {
        List<String> ids = register.fill(site, accounts);
        BsonDocument payment = payment(stage, site, ids.getFirst());
        for (String id : ids) {
            int first = id.equals(ids.getFirst()) ? 1 : 0;
            stage.store()
                    .seed(Register.BILLING, "journal", entries - first, i -> entry(payment, id, i + 1L + 2L * first));
            stage.store().grown(Register.BILLING, "accounts", id, entries + 1L);
        }
        return PaymentClaim.payments(stage, site, ids, PaymentClaim.CONNECTIONS);
    }

    /** A payment as the relay has journalled it: the pattern of the history. */
    private static BsonDocument payment(Stage stage, String site, String account) {
        Http clerk = stage.clerk(site);
        clerk.post(
                        "/api/billing/v1/sites/" + site + "/accounts/" + account + "/payments",
                        Map.of("method", "CASH", "amount", Map.of("amount", "0.01", "currency", "CNY")))
                .expect(201);
        return Eventually.value(
                "the payment in the journal",
                () -> stage.store().one(Register.BILLING, "journal", "aggregateId", account),
                entry -> true);
    }

    private BsonDocument entry(BsonDocument payment, String account, long sequence) {
        long number = ++seeded;
        Map<String, String> texts = new HashMap<>();
        texts.put(Register.text(payment, "aggregateId"), account);
        texts.put(Register.text(payment, "commandId"), "seeded-" + number);
        texts.put(Register.text(payment.getDocument("data"), "paymentId"), "seeded-payment-" + number);
        BsonDocument entry = StageStore.copy(payment, texts);
        entry.remove("outbox");
        entry.put("_id", new BsonString(account + ":s" + sequence));
        entry.put("sequence", new BsonInt64(sequence));
        entry.put("shard", new BsonInt32(SEEDED_SHARD));
        entry.put("position", new BsonInt64(number));
        return entry;
    }

    private static void skew(Stage stage, Plan plan, Report report, Register register) throws Exception {
        int sites = plan.size(SITES, 2);
        int accounts = plan.size(ACCOUNTS_OF_A_SITE, 5);
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < sites; i++) {
            String site = "even-" + i;
            targets.add(new Target(site, register.fill(site, accounts)));
        }
        HttpLoad uniform = over(stage, targets, 0);
        HttpLoad half = over(stage, targets, 0.5);
        uniform.saturate(plan.window()).withoutFailures("warm-up");
        Pairs throughput = new Pairs();
        for (int pair = 0; pair < plan.pairs(); pair++) {
            throughput.add(
                    half.saturate(plan.window())
                            .withoutFailures("half of the load on one site")
                            .perSecond(),
                    uniform.saturate(plan.window())
                            .withoutFailures("the same load on every site")
                            .perSecond());
        }
        report.add(plan.finding(
                throughput.ratio() >= SKEW_TARGET,
                "payments/s with half of them at one site of %d ÷ evenly ≥ %s".formatted(sites, SKEW_TARGET),
                throughput.text("requests/s"),
                ""));
    }

    private record Target(String site, List<String> accounts) {}

    /** Payments at all sites; {@code first} is the share that goes to the first beside its own. */
    private static HttpLoad over(Stage stage, List<Target> targets, double first) {
        Keys keys = new Keys();
        return new HttpLoad(stage.server(Program.BILLING).port(), PaymentClaim.CONNECTIONS, () -> {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            Target target =
                    random.nextDouble() < first ? targets.getFirst() : targets.get(random.nextInt(targets.size()));
            return Request.post(
                    "/api/billing/v1/sites/" + target.site() + "/accounts/"
                            + target.accounts()
                                    .get(random.nextInt(target.accounts().size()))
                            + "/payments",
                    stage.token("clerk-" + target.site()),
                    keys.next(),
                    "{\"method\":\"CASH\",\"amount\":{\"amount\":\"0.01\",\"currency\":\"CNY\"}}");
        });
    }
}
