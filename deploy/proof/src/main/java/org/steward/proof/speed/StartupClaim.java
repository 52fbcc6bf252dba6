package org.steward.proof.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.steward.platform.fixture.FreePort;
import org.steward.proof.report.Finding;
import org.steward.proof.report.Report;

/** From the start of a process until it is ready, with an AOT cache (JEP 514) and without; and what it takes of memory. */
final class StartupClaim implements Claim {

    private static final double TARGET = 0.5;
    private static final long MEMORY_MEGABYTES = 300;
    private static final int FIRST_WITH_AOT_OUTPUT = 25;

    /** Of each of the five servers. */
    private static final int PAIRS_EACH = 3;

    /** As {@code deploy/local/up --separate} starts them. */
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx192m", "-XX:TieredStopAtLevel=1");

    @Override
    public String name() {
        return "startup";
    }

    @Override
    public void measure(Stage stage, Plan plan, Report report) throws Exception {
        if (Runtime.version().feature() < FIRST_WITH_AOT_OUTPUT) {
            report.add(Finding.skipped(
                    "ready with AOT cache ÷ without ≤ " + TARGET,
                    "Java " + Runtime.version().feature() + " has no -XX:AOTCacheOutput; 25 has"));
            return;
        }
        // Not the stage's own servers: each of these is started many times.
        List<Program> programs = plan.isLong()
                ? List.of(Program.STAFF, Program.BILLING, Program.WORKORDER, Program.SECURITY, Program.GATEWAY)
                : List.of(Program.BARE);
        Pairs all = new Pairs();
        long most = 0;
        for (Program program : programs) {
            Started started = measure(stage, plan, program);
            all.addAll(started.seconds());
            most = Math.max(most, started.megabytes());
            report.fact(
                    program.label(),
                    "ready %s; %d MB resident".formatted(started.seconds().text("s"), started.megabytes()));
        }
        report.add(plan.finding(
                        all.ratio() <= TARGET,
                        "ready with AOT cache ÷ without ≤ " + TARGET,
                        all.text("s"),
                        "all %d servers; each by itself above".formatted(programs.size())))
                .add(plan.finding(
                        most <= MEMORY_MEGABYTES,
                        "resident memory of a service ≤ %d MB".formatted(MEMORY_MEGABYTES),
                        most + " MB at most, ready and idle, with the AOT cache mapped",
                        ""));
    }

    /** Ready times, with the cache ÷ without; the most memory with it. */
    private record Started(Pairs seconds, long megabytes) {}

    private static Started measure(Stage stage, Plan plan, Program program) throws Exception {
        Path cache = stage.directory().resolve(program.label() + ".aot");
        train(stage, program, cache);
        Pairs pairs = new Pairs();
        long most = 0;
        for (int pair = 0; pair < Math.min(plan.pairs(), PAIRS_EACH); pair++) {
            Start with = start(stage, program, List.of("-XX:AOTCache=" + cache));
            Start without = start(stage, program, List.of());
            pairs.add(with.seconds(), without.seconds());
            most = Math.max(most, with.megabytes());
        }
        return new Started(pairs, most);
    }

    /** One start as far as the context is up; the JVM leaves the cache behind when it ends. */
    private static void train(Stage stage, Program program, Path cache) throws IOException, InterruptedException {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh"));
        Server.process(program, settings(stage, program), flags, stage.directory())
                .awaitEnd();
        if (!Files.exists(cache)) {
            throw new IllegalStateException(
                    "no AOT cache of %s: a class path with folders in it cannot have one; build the jars (mvnw package)"
                            .formatted(program.label()));
        }
    }

    private record Start(double seconds, long megabytes) {}

    private static Start start(Stage stage, Program program, List<String> more) throws Exception {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.addAll(more);
        Map<String, String> settings = settings(stage, program);
        long start = System.nanoTime();
        try (Server server = Server.process(program, settings, flags, stage.directory())) {
            server.awaitReady(program == Program.BARE ? "/ready" : Stage.readiness(program));
            return new Start((System.nanoTime() - start) / 1e9, server.residentMegabytes());
        }
    }

    private static Map<String, String> settings(Stage stage, Program program) {
        Map<String, String> settings = stage.settings(program);
        settings.put(Program.PORT, String.valueOf(FreePort.find()));
        return settings;
    }
}
