package org.steward.proof.speed;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.steward.proof.report.Report;

/** The scripts of speed: {@code Speed CLAIM… [--short | --coarse | --long] [--publish]}; {@code all} for every claim. */
public final class Speed {

    private static final String USAGE = "usage: CLAIM… [--short | --coarse | --long] [--publish]; claims: all, ";

    private Speed() {}

    /** Every claim, in the order of the issue that made them. */
    static List<Claim> claims(Clock clock) {
        return List.of(
                new BillRunClaim(),
                new PaymentClaim(),
                new GatewayClaim(),
                new RelayClaim(clock),
                new ProjectionClaim(),
                new AccountSizeClaim(),
                new BillRunSizeClaim(),
                new OverloadClaim(),
                new StartupClaim());
    }

    /** Measures what is asked for, each claim on a stage of its own; ends with 1 when one was missed. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("logback.configurationFile", Server.LOGGING);
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        Clock clock = Clock.tickMillis(ZoneOffset.UTC);
        Plan plan = Plan.brief();
        List<Claim> wanted = new ArrayList<>();
        boolean publish = false;
        for (String argument : arguments) {
            switch (argument) {
                case "--short" -> plan = Plan.brief();
                case "--long" -> plan = Plan.full();
                case "--coarse" -> plan = Plan.coarse();
                case "--publish" -> publish = true;
                case "all" -> wanted.addAll(claims(clock));
                default -> wanted.add(claim(argument, clock));
            }
        }
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
        int status = plan.isBrief() ? brief(wanted, plan, clock) : full(wanted, plan, clock);
        if (publish) {
            Results.publish(
                    Report.directory(), claims(clock).stream().map(Claim::name).toList());
        }
        System.exit(status);
    }

    /** Each claim on a stage of its own; 1 when one was missed. */
    private static int full(List<Claim> wanted, Plan plan, Clock clock) throws Exception {
        boolean held = true;
        for (Claim claim : wanted) {
            try (Stage stage = Stage.open(true)) {
                held &= measure(claim, stage, plan, clock);
            } catch (RuntimeException | AssertionError failure) {
                // The other claims are still worth measuring.
                failure.printStackTrace();
                held = false;
            }
        }
        return held ? 0 : 1;
    }

    /** All on one stage in this JVM; what is measured means nothing, so nothing can be missed. */
    static int brief(List<Claim> wanted, Plan plan, Clock clock) throws Exception {
        try (Stage stage = Stage.open(false)) {
            for (Claim claim : wanted) {
                measure(claim, stage, plan, clock);
            }
        }
        return 0;
    }

    /** Measures one claim and writes its report; whether it was held. */
    private static boolean measure(Claim claim, Stage stage, Plan plan, Clock clock) throws Exception {
        Report report = new Report(claim.name(), plan.mode(), clock)
                .fact("database", stage.store().version());
        claim.measure(stage, plan, report);
        report.fact("versions", versions());
        report.print(System.out);
        report.write(Report.directory());
        return report.allHeld();
    }

    private static Map<String, String> versions() {
        return Map.of(
                "kafka", org.apache.kafka.common.utils.AppInfoParser.getVersion(),
                "spring-boot", org.springframework.boot.SpringBootVersion.getVersion());
    }

    private static Claim claim(String name, Clock clock) {
        List<String> names = new ArrayList<>();
        for (Claim claim : claims(clock)) {
            if (claim.name().equals(name)) {
                return claim;
            }
            names.add(claim.name());
        }
        throw new IllegalArgumentException("no claim '%s'; %s%s".formatted(name, USAGE, String.join(", ", names)));
    }
}
