package org.steward.proof.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.steward.local.Part;
import org.steward.proof.faults.Catalog.Injection;
import org.steward.proof.faults.Verdict.Invariant;

/** One run: the platform is started, people work, things go wrong, it becomes quiet, the books are opened. */
final class FaultRun {

    private static final int MOST_SAID = 40;

    private final Setup setup;
    private final PrintStream out;
    private final Clock clock;
    private final Map<String, Integer> injected = new TreeMap<>();
    private int injections;

    /**
     * How a run is set up.
     *
     * @param parts that run
     * @param people at work
     * @param pauseMillis of each of them between two things
     * @param seconds people work on after the last injection
     * @param commands and until so many commands are answered
     * @param plan the injections
     */
    record Setup(
            String name,
            List<Part> parts,
            Patch patch,
            long seed,
            int people,
            long pauseMillis,
            int seconds,
            long commands,
            BiFunction<Catalog, Random, List<List<Injection>>> plan) {}

    FaultRun(Setup setup, Clock clock, PrintStream out) {
        this.setup = setup;
        this.clock = clock;
        this.out = out;
    }

    int injections() {
        return injections;
    }

    Map<String, Integer> injected() {
        return injected;
    }

    /** Runs it in a folder of its own, which is gone afterwards if all was well. */
    Verdict run(Path folder) {
        Path patched = folder.resolve("patch");
        Path brokerFolder = folder.resolve("broker-disk");
        setup.patch().compile(patched);
        boolean mounted = ServerFaults.mount(brokerFolder);
        Verdict verdict;
        try (Stage stage = Stage.start(folder.resolve("data"), setup.parts(), brokerFolder, Patch.classes(patched))) {
            say("started; " + stage.run().database().describe());
            verdict = on(stage, brokerFolder);
            verdict.figure("database", stage.run().database().describe().replaceAll(" \\(.*", ""));
            verdict.figure(
                    "broker's disk", mounted ? "a small one of its own" : "skipped: nothing can be mounted here");
        } finally {
            if (mounted) {
                ServerFaults.unmount(brokerFolder);
            }
        }
        if (verdict.count() == 0) {
            delete(folder);
        }
        return verdict;
    }

    private Verdict on(Stage stage, Path brokerFolder) {
        Verdict verdict = new Verdict();
        World world = new World(stage.gateway());
        world.found(stage.services());
        say("the company is founded");
        long begin = System.nanoTime();
        try (Teller teller = new Teller(world, stage.gateway(), "f" + setup.seed());
                Journals journals = new Journals(stage.databaseUri());
                Poison poison = new Poison(stage.bootstrapServers());
                Load load = new Load(world, teller, stage.services(), clock);
                Quiet quiet = new Quiet(stage, journals)) {
            ProcessFaults processes = new ProcessFaults(stage, teller);
            WorkFaults work = new WorkFaults(stage, world, teller, load, poison, processes, clock);
            Catalog catalog = new Catalog(
                    processes, new ServerFaults(stage, brokerFolder), new LinkFaults(stage), work, brokerFolder);
            Random random = new Random(setup.seed());
            load.start(setup.people(), setup.seed(), setup.pauseMillis());
            inject(setup.plan().apply(catalog, random), random, stage, teller);
            workOn(teller);
            stage.calm();
            work.rightClocks();
            load.pause();
            teller.settle();
            double seconds = (System.nanoTime() - begin) / 1e9;
            say("%d commands answered; waiting for quiet".formatted(teller.answered()));
            long quietFrom = System.nanoTime();
            verdict.violated(Invariant.I7, quiet.await());
            say("quiet after %d s".formatted(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - quietFrom)));
            Books books = new Books(stage, world, teller, journals, verdict);
            books.compare(work.billed());
            new Views(stage, world, journals, verdict).compare(books.lastOf(), books.siteOf(), poison.keys());
            for (Invariant invariant : Invariant.values()) {
                verdict.violations(invariant).stream().limit(MOST_SAID).forEach(how -> say(invariant + ": " + how));
            }
            verdict.figure("commands answered", teller.answered());
            verdict.figure(
                    "commands/s over the whole run, faults and all", "%.0f".formatted(teller.answered() / seconds));
            verdict.figure("tries repeated", teller.retries());
            verdict.figure("tries without any answer", teller.unanswered());
            verdict.figure("tries refused for their number (429)", teller.limited());
            verdict.figure("looks at another site's accounts, all 404", load.foreignLooks());
        }
        return verdict;
    }

    private void inject(List<List<Injection>> plan, Random random, Stage stage, Teller teller) {
        for (List<Injection> wave : plan) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200 + random.nextInt(800)));
            List<Thread> together = new ArrayList<>();
            for (Injection injection : wave) {
                Random own = new Random(random.nextLong());
                together.add(Thread.ofVirtual().start(() -> inject(injection, own, stage, teller)));
            }
            together.forEach(FaultRun::join);
        }
    }

    private void inject(Injection injection, Random random, Stage stage, Teller teller) {
        long begin = System.nanoTime();
        String done;
        try {
            done = injection.body().apply(random);
        } catch (RuntimeException | AssertionError failure) {
            stage.calm();
            teller.wrong("injection '%s' failed: %s".formatted(injection.kind(), failure));
            done = "FAILED: " + failure;
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        synchronized (injected) {
            if (!done.startsWith("nothing")) {
                injections++;
                injected.merge(injection.kind(), 1, Integer::sum);
            }
            say("%3d %s (%.1f s, %d commands so far)".formatted(injections, done, seconds, teller.answered()));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void workOn(Teller teller) {
        long least = System.nanoTime() + Duration.ofSeconds(setup.seconds()).toNanos();
        while (System.nanoTime() - least < 0 || teller.answered() < setup.commands()) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private void say(String what) {
        out.println("faults %s: %s".formatted(setup.name(), what));
        out.flush();
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one :
                    new ArrayList<>(all.sorted(Comparator.reverseOrder()).toList())) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the run cannot be deleted", e);
        }
    }
}
