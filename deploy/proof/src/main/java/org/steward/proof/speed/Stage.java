package org.steward.proof.speed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.FreePort;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.LocalDatabase;
import org.steward.platform.fixture.Peers;
import org.steward.platform.fixture.Tokens;

/**
 * What is measured and what it needs: a database, a broker, identities, and each server when it is first asked for. In
 * the long mode each is a process of its own.
 */
final class Stage implements AutoCloseable {

    /** The heap of every Java server, ours and yardsticks alike. */
    static final List<String> FLAGS = List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");

    /** Who may read the metrics of what is measured. */
    static final String COLLECTOR = "the-collector-of-the-proof";

    private static final double CACHE_GIGABYTES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path directory;
    private final boolean processes;
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final Map<Program, Server> servers = new EnumMap<>(Program.class);
    private final Map<String, String> tokens = new HashMap<>();
    private final Set<String> sites = new HashSet<>();
    private final LocalDatabase database;
    private final StageStore store;
    private final Tokens identity;
    private @Nullable Peers staff;
    private @Nullable Register register;

    private Stage(Path directory, boolean processes) {
        this.directory = directory;
        this.processes = processes;
        this.database = LocalDatabase.in(
                directory.resolve("database"), FreePort.find(), processes ? CACHE_GIGABYTES : 0.25, Optional.empty());
        closing.push(database::close);
        database.start();
        this.store = new StageStore(database.uri());
        closing.push(store::close);
        this.identity = new Tokens();
        closing.push(identity::close);
    }

    /** A stage with nothing but a database; {@code processes} for figures that count. */
    static Stage open(boolean processes) {
        try {
            Stage stage = new Stage(Files.createTempDirectory("steward-proof-"), processes);
            Runtime.getRuntime().addShutdownHook(new Thread(stage::closeAtTheEnd, "close-stage"));
            return stage;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path directory() {
        return directory;
    }

    StageStore store() {
        return store;
    }

    LocalDatabase database() {
        return database;
    }

    double databaseCpuSeconds() {
        return ProcessHandle.of(store.processId()).map(Cpu::seconds).orElse(0.0);
    }

    String brokers() {
        return "127.0.0.1:" + server(Program.BROKER).port();
    }

    /** The server, started when it is asked for the first time. */
    Server server(Program program) {
        Server running = servers.get(program);
        if (running == null) {
            Map<String, String> settings = settings(program);
            running = start(program, settings);
            servers.put(program, running);
        }
        return running;
    }

    private Server start(Program program, Map<String, String> settings) {
        try {
            Server started =
                    processes ? Server.process(program, settings, FLAGS, directory) : Server.inside(program, settings);
            closing.push(started::close);
            if (program == Program.BROKER) {
                Eventually.passes(PATIENCE, () -> {
                    if (FreePort.isFree(started.port())) {
                        throw new AssertionError("the broker does not listen yet");
                    }
                });
                return started;
            }
            return started.awaitReady(program == Program.BARE ? "/ready" : readiness(program));
        } catch (IOException | ClassNotFoundException failure) {
            throw new IllegalStateException(program.label() + " did not start", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The gateway's health asks every service, and here only some of them run. */
    static String readiness(Program program) {
        return program == Program.GATEWAY ? "/v3/api-docs/gateway" : "/actuator/health/readiness";
    }

    /** What the server is told, on a new port. */
    Map<String, String> settings(Program program) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(Program.PORT, String.valueOf(FreePort.find()));
        if (program == Program.BROKER) {
            settings.put(Program.DIRECTORY, directory.resolve("broker").toString());
            return settings;
        }
        settings.put("server.address", "127.0.0.1");
        settings.put("steward.mongodb.uri", database.uri());
        settings.put("steward.mongodb.database", program.label());
        if (program == Program.BARE) {
            return settings;
        }
        settings.put("steward.kafka.bootstrap-servers", brokers());
        settings.put("steward.metrics.scrape-token", COLLECTOR);
        settings.put("steward.identity.issuer", identity.issuer());
        // No staff-service here that would say that its events are complete so far.
        settings.put("steward.identity.stale-after", "36500d");
        if (program == Program.GATEWAY) {
            settings.put(
                    "steward.gateway.services.billing",
                    "http://127.0.0.1:" + server(Program.BILLING).port());
            settings.put(
                    "steward.gateway.services.bare",
                    "http://127.0.0.1:" + server(Program.BARE).port());
            // The limits are checked, and never reached: one caller is all the load.
            settings.put("steward.gateway.limits.per-caller-per-second", "1000000");
            settings.put("steward.gateway.limits.per-site-per-second", "1000000");
        }
        return settings;
    }

    /** A site that billing knows, with a clerk and a director. */
    void site(String site) {
        if (!sites.add(site)) {
            return;
        }
        Peers events = staff();
        events.site(site, "r1");
        events.employee("clerk-" + site, "clerk", site);
        events.employee("director-" + site, "director", site);
        Eventually.passes(PATIENCE, () -> {
            clerk(site).get("/api/billing/v1/sites/" + site + "/accounts").expect(200);
            director(site).get("/api/billing/v1/sites/" + site + "/accounts").expect(200);
        });
    }

    private Peers staff() {
        Peers open = staff;
        if (open == null) {
            open = new Peers(this::brokers, Instant.parse("2026-01-01T00:00:00Z"));
            staff = open;
            closing.push(open::close);
            open.position("clerk", "FEE_CLERK");
            open.position("director", "SITE_DIRECTOR");
        }
        return open;
    }

    /** The property register of billing, with its template. */
    Register register() {
        Register made = register;
        if (made == null) {
            made = Register.of(this);
            register = made;
        }
        return made;
    }

    Http clerk(String site) {
        return Http.at(server(Program.BILLING).port()).as(token("clerk-" + site));
    }

    Http director(String site) {
        return Http.at(server(Program.BILLING).port()).as(token("director-" + site));
    }

    String token(String employee) {
        return tokens.computeIfAbsent(employee, identity::employee);
    }

    /** Has something closed with the stage. */
    void closing(Runnable also) {
        closing.push(also);
    }

    @Override
    public synchronized void close() throws IOException {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Whoever stops the program half-way must not be left with its servers. */
    private void closeAtTheEnd() {
        try {
            close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
