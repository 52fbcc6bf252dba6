package org.steward.proof.speed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.steward.platform.fixture.Http;
import org.steward.proof.report.Finding;
import org.steward.proof.report.Report;

/** A bill run over very many units: as fast as one over few, in the same memory. */
final class BillRunSizeClaim implements Claim {

    private static final double TARGET = 0.9;
    private static final double HEAP_TARGET = 1.25;
    private static final int SMALL = 10_000;

    /** As many as half an hour for all claims allows; {@code -Dsteward.proof.units=1000000} for the size of the issue. */
    private static final int LARGE = 150_000;

    private static final int CHARGES = 4;
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final int SAMPLE_MILLIS = 250;

    private int sites;

    @Override
    public String name() {
        return "bill-run-size";
    }

    @Override
    public void measure(Stage stage, Plan plan, Report report) throws Exception {
        Register register = stage.register();
        int small = plan.size(SMALL, 10);
        int large = Integer.getInteger("steward.proof.units", plan.size(LARGE, 30));
        long end = System.nanoTime() + plan.warmUp().toNanos();
        while (System.nanoTime() - end < 0) {
            run(stage, register, small);
        }
        List<Double> before = new ArrayList<>();
        for (int i = 0; i < plan.pairs(); i++) {
            before.add(run(stage, register, small).perSecond());
        }
        Run big = run(stage, register, large);
        Pairs pairs = new Pairs();
        for (double rate : before) {
            pairs.add(big.perSecond(), rate);
        }
        for (int i = 0; i < plan.pairs(); i++) {
            pairs.add(big.perSecond(), run(stage, register, small).perSecond());
        }
        double[] heap =
                big.heapMegabytes().stream().mapToDouble(Double::doubleValue).toArray();
        report.fact("units", "%,d and %,d".formatted(small, large))
                .fact("the large run", "%s s until the relay was drained".formatted(Pairs.number(big.seconds())))
                .add(plan.finding(
                        pairs.ratio() >= TARGET,
                        "bill run charges/s at %,d units ÷ at %,d ≥ %s".formatted(large, small, TARGET),
                        pairs.text("charges/s"),
                        "one large run; the small ones half before it, half after"))
                .add(heap(plan, heap));
    }

    /** Lows of the heap in the first and the last quarter of the run: what is live, when nothing leaks. */
    private static Finding heap(Plan plan, double[] megabytes) {
        int quarter = Math.max(1, megabytes.length / 4);
        double first = low(megabytes, 0, quarter);
        double last = low(megabytes, megabytes.length - quarter, megabytes.length);
        return plan.finding(
                last <= first * HEAP_TARGET + 16,
                "heap of billing-service flat (-Xmx512m)",
                "%s MB at its lowest in the first quarter, %s MB in the last"
                        .formatted(Pairs.number(first), Pairs.number(last)),
                "");
    }

    private static double low(double[] values, int from, int to) {
        double low = Double.MAX_VALUE;
        for (int i = from; i < to; i++) {
            low = Math.min(low, values[i]);
        }
        return low;
    }

    private record Run(long charges, double seconds, List<Double> heapMegabytes) {
        double perSecond() {
            return charges / seconds;
        }
    }

    private Run run(Stage stage, Register register, int units) throws InterruptedException {
        String site = "size-" + sites++;
        register.fill(site, units);
        String path = register.previewed(site, register.standard(site, CHARGES), PATIENCE);
        register.awaitDrained();
        Http director = stage.director(site);
        Http metrics = Http.at(stage.server(Program.BILLING).port()).as(Stage.COLLECTOR);
        List<Double> heap = new ArrayList<>();
        long start = System.nanoTime();
        director.post(path + "/approve", Map.of()).expect(202);
        while (!director.get(path).expect(200).at("/status").equals("POSTED")) {
            heap.add(heapMegabytes(metrics));
            TimeUnit.MILLISECONDS.sleep(units > SMALL ? SAMPLE_MILLIS : 20);
        }
        register.awaitDrained();
        double seconds = (System.nanoTime() - start) / 1e9;
        heap.add(heapMegabytes(metrics));
        long charges = director.get(path).json().at("/posted/charges").asLong();
        if (charges != (long) units * CHARGES) {
            throw new IllegalStateException(
                    "%d charges on %d units, expected %d each".formatted(charges, units, CHARGES));
        }
        return new Run(charges, seconds, heap);
    }

    private static double heapMegabytes(Http metrics) {
        return metrics.get("/actuator/prometheus")
                        .expect(200)
                        .text()
                        .lines()
                        .filter(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\""))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / (1024 * 1024);
    }
}
