package org.steward.proof.speed;

import org.steward.proof.report.Report;

/** What is left of the throughput when three times as much is asked, and how soon the rest is told so. */
final class OverloadClaim implements Claim {

    private static final double GOODPUT_TARGET = 0.9;
    private static final double REFUSED_P99_MILLIS = 50;
    private static final double OVERLOAD = 3;
    private static final int ACCOUNTS = 5_000;
    private static final int CONNECTIONS = 512;

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public void measure(Stage stage, Plan plan, Report report) throws Exception {
        Server billing = stage.server(Program.BILLING);
        var accounts = stage.register().fill("busy", plan.size(ACCOUNTS, 10));
        HttpLoad peak = PaymentClaim.payments(stage, "busy", accounts, PaymentClaim.CONNECTIONS);
        HttpLoad crowd = PaymentClaim.payments(stage, "busy", accounts, CONNECTIONS);
        double saturation =
                peak.saturate(plan.warmUp()).withoutFailures("warm-up").perSecond();
        Pairs goodput = new Pairs();
        double[] refusedP99 = new double[plan.pairs()];
        double[] doneP99 = new double[plan.pairs()];
        double[] offered = new double[plan.pairs()];
        Cpu cpu = Cpu.of(stage, billing);
        long refused = 0;
        for (int pair = 0; pair < plan.pairs(); pair++) {
            cpu.start();
            HttpLoad.Result over = crowd.at(saturation * OVERLOAD, plan.window());
            long answered = over.done().getTotalCount() + over.refused().getTotalCount();
            cpu.stop(answered);
            if (over.failed() > 0) {
                throw new IllegalStateException(over.failed() + " requests failed under overload, expected 503");
            }
            saturation =
                    peak.saturate(plan.window()).withoutFailures("payments").perSecond();
            goodput.add(over.perSecond(), saturation);
            refusedP99[pair] = over.refusedMillis(99);
            refused += over.refused().getTotalCount();
            doneP99[pair] = over.doneMillis(99);
            offered[pair] = answered / (over.time().toNanos() / 1e9) / saturation;
        }
        report.fact(
                        "overload",
                        "answered %s times the saturation; done within p99 %s ms; an answer costs %s"
                                .formatted(
                                        Pairs.number(Pairs.median(offered)),
                                        Pairs.number(Pairs.median(doneP99)),
                                        cpu.text()))
                .add(plan.finding(
                        goodput.ratio() >= GOODPUT_TARGET,
                        "payments/s at %s × saturation ÷ at saturation ≥ %s".formatted(OVERLOAD, GOODPUT_TARGET),
                        goodput.text("requests/s"),
                        "the client of the load runs on the same cores"))
                .add(plan.finding(
                        refused > 0 && Pairs.median(refusedP99) < REFUSED_P99_MILLIS,
                        "a refused request is answered in p99 < %s ms".formatted(REFUSED_P99_MILLIS),
                        "%s ms; %,d refused".formatted(Pairs.number(Pairs.median(refusedP99)), refused),
                        refused == 0 ? "none was refused: the load did not come to the limit" : ""));
    }
}
