package org.steward.proof.speed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.steward.platform.fixture.Http;
import org.steward.proof.report.Report;

/** A bill run, timed until its events are on the topic, against raw inserts of one document per charge. */
final class BillRunClaim implements Claim {

    private static final double TARGET = 0.5;
    private static final int ACCOUNTS = 5_000;
    private static final int CHARGES = 4;

    /** Documents in one write of the yardstick: what the bill run writes at once. */
    private static final int BATCH_ACCOUNTS = 500;

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private int sites;

    @Override
    public String name() {
        return "bill-run";
    }

    @Override
    public void measure(Stage stage, Plan plan, Report report) throws Exception {
        Register register = stage.register();
        int accounts = plan.size(ACCOUNTS, 5);
        long end = System.nanoTime() + plan.warmUp().toNanos();
        while (System.nanoTime() - end < 0) {
            run(stage, register, accounts, CHARGES, Cpu.of(stage));
        }
        for (int charges : new int[] {CHARGES, 1}) {
            measure(stage, plan, report, register, accounts, charges);
        }
    }

    private void measure(Stage stage, Plan plan, Report report, Register register, int accounts, int charges)
            throws Exception {
        Pairs pairs = new Pairs();
        Cpu cpu = Cpu.of(stage, stage.server(Program.BILLING), stage.server(Program.BROKER));
        Cpu raw = Cpu.of(stage).andThis("writer");
        for (int pair = 0; pair < plan.pairs(); pair++) {
            Run run = run(stage, register, accounts, charges, cpu);
            raw.start();
            double theirs = insert(stage, accounts, charges, run.bytesPerAccount() / charges);
            raw.stop((long) accounts * charges);
            pairs.add(accounts * charges / run.seconds(), theirs);
        }
        String claim = "bill run charges/s until the relay is drained ÷ raw insertMany of one document per charge, %d a"
                + " unit";
        String note = "a charge costs %s, a raw insert %s; %s accounts/s"
                .formatted(cpu.text(), raw.text(), Pairs.number(pairs.ours() / charges));
        String figure = pairs.text("charges/s");
        if (charges == CHARGES) {
            report.add(plan.finding(pairs.ratio() >= TARGET, claim.formatted(charges) + " ≥ " + TARGET, figure, note));
            report.fact("accounts in one run", accounts).fact("at %d charges".formatted(charges), note);
        } else {
            report.fact(claim.formatted(charges), figure + "; " + note);
        }
    }

    /** A run that was posted. */
    private record Run(double seconds, int bytesPerAccount) {}

    private Run run(Stage stage, Register register, int accounts, int charges, Cpu cpu) {
        String site = "run-" + sites++;
        List<String> ids = register.fill(site, accounts);
        BsonDocument before = stage.store().one(Register.BILLING, "accounts", "_id", ids.getFirst());
        String path = register.previewed(site, register.standard(site, charges), PATIENCE);
        register.awaitDrained();
        Http director = stage.director(site);
        cpu.start();
        long start = System.nanoTime();
        director.post(path + "/approve", Map.of()).expect(202);
        Register.awaitStatus(director, path, "POSTED", PATIENCE);
        register.awaitDrained();
        double seconds = (System.nanoTime() - start) / 1e9;
        cpu.stop((long) accounts * charges);
        long posted = director.get(path).json().at("/posted/charges").asLong();
        if (posted != (long) accounts * charges) {
            throw new IllegalStateException(
                    "%d charges posted on %d accounts, expected %d each".formatted(posted, accounts, charges));
        }
        BsonDocument after = stage.store().one(Register.BILLING, "accounts", "_id", ids.getFirst());
        BsonDocument entry = stage.store().one(Register.BILLING, "journal", "aggregateId", ids.getFirst());
        return new Run(seconds, StageStore.bytes(entry) + StageStore.bytes(after) - StageStore.bytes(before));
    }

    /** Charges a second by the driver alone: one writer, as many bytes, in batches of as many accounts, as safely. */
    private static double insert(Stage stage, int accounts, int charges, int bytes) {
        String filler = "x".repeat(Math.max(1, bytes - 260));
        String run = UUID.randomUUID().toString();
        int batch = Math.min(accounts, BATCH_ACCOUNTS) * charges;
        long start = System.nanoTime();
        for (int from = 0; from < accounts * charges; from += batch) {
            int first = from;
            stage.store()
                    .insert("yardstick", "charges", Math.min(batch, accounts * charges - from), i -> new BsonDocument()
                            .append("_id", new BsonString(UUID.randomUUID().toString()))
                            .append("account", new BsonString(run + (first + i) / charges))
                            .append("item", new BsonString("management"))
                            .append("amountMinor", new BsonInt64(18_360))
                            .append("dueOn", new BsonString("2025-12-10"))
                            .append("more", new BsonString(filler)));
        }
        return accounts * charges / ((System.nanoTime() - start) / 1e9);
    }
}
