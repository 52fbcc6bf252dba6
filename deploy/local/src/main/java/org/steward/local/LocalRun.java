package org.steward.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.steward.platform.fixture.FreePort;
import org.steward.platform.fixture.LocalDatabase;

/** A running product on this machine: database, broker, identity and services, stopped in the opposite order. */
public final class LocalRun implements AutoCloseable {

    private static final double DATABASE_CACHE_GIGABYTES = 0.5;

    private final Options options;
    private final List<Part> parts;
    private final Deque<Runnable> stops = new ArrayDeque<>();
    private final Map<Part, Map<String, String>> settings = new LinkedHashMap<>();
    private final Readiness readiness = new Readiness();
    private final Wiring wiring;
    private @Nullable PartHost host;
    private @Nullable LocalDatabase database;
    private boolean closed;

    LocalRun(Options options, List<Part> parts) {
        this(options, parts, Wiring.USUAL);
    }

    private LocalRun(Options options, List<Part> parts, Wiring wiring) {
        this.options = options;
        this.parts = parts;
        this.wiring = wiring;
    }

    /**
     * Starts everything, each server in its own JVM, and returns when all of it answers: for programs that kill some.
     *
     * @param port of the gateway; the seven after it are taken too
     */
    public static LocalRun separate(Path data, int port) {
        return separate(data, port, List.of(Part.values()), Wiring.USUAL);
    }

    /** The same with some of the parts only, in the order they start, and wired otherwise. */
    public static LocalRun separate(Path data, int port, List<Part> parts, Wiring wiring) {
        return started(new LocalRun(new Options(data, port, false, true), parts, wiring));
    }

    /**
     * Starts everything in this JVM and returns when all of it answers: for programs that only talk to it.
     *
     * @param port of the gateway; the seven after it are taken too
     */
    public static LocalRun together(Path data, int port) {
        return started(new LocalRun(new Options(data, port, false, false), List.of(Part.values())));
    }

    private static LocalRun started(LocalRun run) {
        try {
            run.start();
            return run;
        } catch (RuntimeException e) {
            run.close();
            throw e;
        }
    }

    /** Starts everything and returns when all of it answers. */
    void start() {
        DataFolder folder = DataFolder.claim(options.data());
        whenStopping(folder::close);
        checkPorts();
        LocalLog.to(folder.log("steward"));
        PartHost chosen = options.separate() ? new ChildJvms(folder, wiring) : new OneJvm();
        host = chosen;
        LocalDatabase running = startDatabase(folder);
        for (Part part : parts) {
            settings.put(part, settings(part, folder, running.uri()));
            whenStopping(() -> chosen.stop(part));
            chosen.start(part, Map.copyOf(settings.getOrDefault(part, Map.of())));
            if (part == Part.BROKER) {
                // The services are better off with a broker from the start; they come up without one too.
                readiness.await(part, options.port(), chosen);
            }
        }
        for (Part part : parts) {
            readiness.await(part, options.port(), chosen);
        }
    }

    /** Ends a server as {@code kill -9} does; only where each has its own JVM. */
    public void kill(Part part) {
        server(part).kill();
    }

    /** The JVM of a server, to stop, pause or kill; only where each has its own. */
    public ServerJvm server(Part part) {
        return Objects.requireNonNull(children(part).running(part), () -> part.label() + " is not started");
    }

    /**
     * Starts a second server of a part beside the first, for the same work, and returns when it answers.
     *
     * @param port where it listens
     */
    public ServerJvm beside(Part part, int port) {
        Map<String, String> own = new LinkedHashMap<>(settings.getOrDefault(part, Map.of()));
        own.put(PartServer.PORT, String.valueOf(port));
        ServerJvm second = children(part).launch(part, part.label() + "-" + port, own);
        whenStopping(second::stop);
        readiness.await(second, part, port);
        return second;
    }

    private ChildJvms children(Part part) {
        if (host instanceof ChildJvms children) {
            return children;
        }
        throw new IllegalStateException(
                "%s shares its JVM with all others; start the run with --separate".formatted(part.label()));
    }

    /** Starts a server again that was killed, and returns when it answers. */
    public void startAgain(Part part) {
        PartHost running = Objects.requireNonNull(host, "not started");
        running.start(part, Map.copyOf(settings.getOrDefault(part, Map.of())));
        readiness.await(part, options.port(), running);
    }

    /** The database server, to kill and start. */
    public LocalDatabase database() {
        return Objects.requireNonNull(database, "not started");
    }

    private void checkPorts() {
        for (Part part : parts) {
            checkPort(part.label(), part.port(options.port()));
        }
        checkPort("database", options.port() + Part.DATABASE_OFFSET);
    }

    private void checkPort(String user, int port) {
        if (!FreePort.isFree(port)) {
            throw new StartFailure("port %d (for %s) is in use; choose others with --port N: N to N+%d are taken"
                    .formatted(port, user, Part.DATABASE_OFFSET));
        }
    }

    private LocalDatabase startDatabase(DataFolder folder) {
        Optional<LocalDatabase.Kind> before = folder.databaseKind();
        Optional<LocalDatabase.Kind> wanted = options.embedded() ? Optional.of(LocalDatabase.Kind.EMBEDDED) : before;
        if (options.embedded() && before.isPresent() && before.get() != LocalDatabase.Kind.EMBEDDED) {
            throw new StartFailure(
                    "the data in %s are in a database of kind %s, not in the embedded one; choose another --data"
                            .formatted(options.data(), before.get()));
        }
        String given = System.getenv("STEWARD_MONGODB_URI");
        if (given != null && before.isPresent() && before.get() != LocalDatabase.Kind.EXTERNAL) {
            throw new StartFailure(
                    "the data in %s are in a database of kind %s, not in the one of STEWARD_MONGODB_URI; choose another --data"
                            .formatted(options.data(), before.get()));
        }
        LocalDatabase chosen = LocalDatabase.in(
                folder.database(), options.port() + Part.DATABASE_OFFSET, DATABASE_CACHE_GIGABYTES, wanted);
        whenStopping(chosen::stop);
        chosen.start();
        folder.remember(chosen.kind());
        database = chosen;
        return chosen;
    }

    private Map<String, String> settings(Part part, DataFolder folder, String databaseUri) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(PartServer.PORT, String.valueOf(part.port(options.port())));
        switch (part) {
            case BROKER -> settings.put(PartServer.DIRECTORY, folder.broker().toString());
            case IDENTITY ->
                settings.put(PartServer.DIRECTORY, folder.identity().toString());
            default -> settings.putAll(applicationSettings(part, databaseUri));
        }
        return settings;
    }

    private Map<String, String> applicationSettings(Part part, String databaseUri) {
        Map<String, String> settings = new LinkedHashMap<>();
        // This program stops the servers, in order; a hook of their own would run beside it.
        settings.put("spring.main.register-shutdown-hook", "false");
        settings.put("spring.autoconfigure.exclude", Neighbours.of(part));
        settings.put("server.address", "127.0.0.1");
        settings.put("steward.mongodb.uri", databaseUri);
        settings.put("steward.mongodb.database", "steward_" + part.label());
        settings.put("steward.kafka.bootstrap-servers", "127.0.0.1:" + Part.BROKER.port(options.port()));
        settings.put("steward.identity.issuer", Identity.issuer(Part.IDENTITY.port(options.port())));
        settings.put("steward.identity.audience", Identity.AUDIENCE);
        settings.put("steward.identity.bootstrap-subject", DemoUser.ADMIN.login());
        settings.put("steward.clock.driven", "true");
        if (part == Part.GATEWAY) {
            for (Part service : Part.SERVICES) {
                settings.put(
                        "steward.gateway.services." + service.label(),
                        service.address(options.port()).toString());
            }
        }
        return settings;
    }

    /** Remembers how to undo a step; undoes it at once when the run is being stopped meanwhile. */
    private void whenStopping(Runnable stop) {
        synchronized (stops) {
            if (!closed) {
                stops.push(stop);
                return;
            }
        }
        stop.run();
        throw new StartFailure("stopped while starting");
    }

    /** Where people and programs reach the product. */
    public URI gateway() {
        return Part.GATEWAY.address(options.port());
    }

    /** Stops everything, the gateway first and the database last. */
    @Override
    public void close() {
        while (true) {
            Runnable stop;
            synchronized (stops) {
                closed = true;
                stop = stops.poll();
            }
            if (stop == null) {
                return;
            }
            stop.run();
        }
    }
}
