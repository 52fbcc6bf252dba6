package org.steward.proof.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.steward.local.Part;
import org.steward.proof.faults.Catalog.Injection;
import org.steward.proof.faults.FaultRun.Setup;
import org.steward.proof.faults.Verdict.Invariant;
import org.steward.proof.report.Finding;
import org.steward.proof.report.Report;

/** The command {@code deploy/proof/faults}: exit 0 when nothing was violated, or every planted fault was caught. */
public final class Faults {

    private static final List<Part> ALL = List.of(Part.values());
    private static final List<Part> MONEY_ONLY =
            List.of(Part.BROKER, Part.IDENTITY, Part.STAFF, Part.BILLING, Part.GATEWAY);

    private Faults() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        FaultOptions options;
        try {
            options = FaultOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException misused) {
            System.err.println("faults: " + misused.getMessage());
            System.exit(2);
            return;
        }
        Report report = run(options, Clock.systemUTC(), out);
        report.print(out);
        report.write(Report.directory());
        System.exit(report.allHeld() ? 0 : 1);
    }

    static Report run(FaultOptions options, Clock clock, PrintStream out) throws IOException {
        return switch (options.mode()) {
            case SHORT ->
                once(
                        options,
                        new Setup(
                                "short",
                                ALL,
                                Patch.FAULT_POINTS,
                                options.seed(),
                                9,
                                20,
                                2,
                                0,
                                (catalog, random) -> catalog.once()),
                        clock,
                        out);
            case LONG ->
                once(
                        options,
                        new Setup(
                                "long",
                                ALL,
                                Patch.FAULT_POINTS,
                                options.seed(),
                                36,
                                1,
                                10,
                                options.commands(),
                                (catalog, random) -> longPlan(options, catalog, random)),
                        clock,
                        out);
            case MUTANTS -> mutants(options, clock, out);
        };
    }

    private static List<List<Injection>> longPlan(FaultOptions options, Catalog catalog, Random random) {
        List<Injection> plan = new ArrayList<>(catalog.many(Math.max(1, options.injections() - 1), random));
        plan.add(plan.size() / 2, catalog.pollInterval());
        return Catalog.alone(plan);
    }

    private static Report once(FaultOptions options, Setup setup, Clock clock, PrintStream out) throws IOException {
        Report report = new Report("faults", setup.name(), clock).fact("seed", options.seed());
        FaultRun run = new FaultRun(setup, clock, out);
        Verdict verdict = run.run(folder());
        report.fact("injections", run.injections());
        run.injected().forEach((kind, count) -> report.fact("injection: " + kind, count));
        verdict.figures().forEach(report::fact);
        for (Invariant invariant : Invariant.values()) {
            int violations = verdict.violations(invariant).size();
            report.add(Finding.of(
                    violations == 0,
                    invariant.name() + " " + invariant.words(),
                    violations + " violations",
                    verdict.shown(invariant)));
        }
        out.println("injections %d, commands %s, violations %d"
                .formatted(run.injections(), verdict.figures().get("commands answered"), verdict.count()));
        return report;
    }

    private static Report mutants(FaultOptions options, Clock clock, PrintStream out) throws IOException {
        Report report = new Report("faults-mutants", "mutants", clock).fact("seed", options.seed());
        Verdict sound = new FaultRun(mutantSetup("unplanted", Patch.FAULT_POINTS, options), clock, out).run(folder());
        report.add(Finding.of(
                sound.count() == 0,
                "without a planted fault nothing is found",
                sound.count() + " violations",
                shown(sound)));
        int caught = 0;
        for (Mutant mutant : Mutant.ALL) {
            Patch patch = Patch.FAULT_POINTS.and(mutant.patch());
            Verdict verdict = new FaultRun(mutantSetup(mutant.name(), patch, options), clock, out).run(folder());
            caught += mutant.isCaughtBy(verdict) ? 1 : 0;
            report.add(Finding.of(
                    mutant.isCaughtBy(verdict),
                    "caught: " + mutant.words(),
                    verdict.count() + " violations",
                    mutant.isCaughtBy(verdict) ? shown(verdict) : "not caught; " + shown(verdict)));
        }
        out.println("mutants %d, caught %d".formatted(Mutant.ALL.size(), caught));
        return report;
    }

    private static Setup mutantSetup(String name, Patch patch, FaultOptions options) {
        return new Setup(
                name, MONEY_ONLY, patch, options.seed(), 9, 10, 3, 0, (catalog, random) -> catalog.forMutants());
    }

    private static String shown(Verdict verdict) {
        List<String> parts = new ArrayList<>();
        for (Invariant invariant : Invariant.values()) {
            if (!verdict.violations(invariant).isEmpty()) {
                parts.add("%s %d (%s)"
                        .formatted(
                                invariant,
                                verdict.violations(invariant).size(),
                                verdict.violations(invariant).getFirst()));
            }
        }
        return String.join("; ", parts);
    }

    private static Path folder() throws IOException {
        Path runs = Report.directory().resolve("runs");
        Files.createDirectories(runs);
        return Files.createTempDirectory(runs.toAbsolutePath(), "faults-");
    }
}
