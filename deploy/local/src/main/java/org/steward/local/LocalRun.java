package org.steward.local;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.steward.platform.fixture.FreePort;
import org.steward.platform.fixture.LocalDatabase;

/** A running product on this machine: database, broker, identity and services, stopped in the opposite order. */
public final class LocalRun implements AutoCloseable {

    private static final double DATABASE_CACHE_GIGABYTES = 0.5;

    private final Options options;
    private final List<Part> parts;
    private final Deque<Runnable> stops = new ArrayDeque<>();
    private final Map<Part, Map<String, String>> settings = new LinkedHashMap<>();
    private String database = "";
    private boolean closed;

    LocalRun(Options options, List<Part> parts) {
        this.options = options;
        this.parts = parts;
    }

    /** Starts everything and returns when all of it answers. */
    void start() {
        DataFolder folder = DataFolder.claim(options.data());
        whenStopping(folder::close);
        checkPorts();
        LocalLog.to(folder.log("steward"));
        PartHost host = options.separate() ? new ChildJvms(folder) : new OneJvm();
        LocalDatabase running = startDatabase(folder);
        Readiness readiness = new Readiness();
        for (Part part : parts) {
            Map<String, String> own = settings(part, folder, running.uri());
            settings.put(part, own);
            whenStopping(() -> host.stop(part));
            host.start(part, own);
            if (part == Part.BROKER) {
                // The services are better off with a broker from the start; they come up without one too.
                readiness.await(part, options.port(), host);
            }
        }
        for (Part part : parts) {
            readiness.await(part, options.port(), host);
        }
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
        LocalDatabase chosen = LocalDatabase.in(
                folder.database(), options.port() + Part.DATABASE_OFFSET, DATABASE_CACHE_GIGABYTES, wanted);
        whenStopping(chosen::stop);
        chosen.start();
        folder.remember(chosen.kind());
        database = chosen.describe();
        return chosen;
    }

    private Map<String, String> settings(Part part, DataFolder folder, String databaseUri) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(PartServer.PORT, String.valueOf(part.port(options.port())));
        switch (part) {
            case BROKER -> settings.put(PartServer.DIRECTORY, folder.broker().toString());
            case IDENTITY ->
                settings.put(PartServer.DIRECTORY, folder.identity().toString());
            default -> {
                settings.put("spring.config.name", part.label());
                settings.put("spring.main.banner-mode", "off");
                settings.put("server.address", "127.0.0.1");
                settings.put("steward.mongodb.uri", databaseUri);
                settings.put("steward.mongodb.database", "steward_" + part.label());
                settings.put("steward.kafka.bootstrap-servers", "127.0.0.1:" + Part.BROKER.port(options.port()));
                settings.put("steward.identity.issuer", Identity.issuer(Part.IDENTITY.port(options.port())));
                settings.put("steward.identity.audience", Identity.AUDIENCE);
                settings.put("steward.clock.driven", "true");
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

    /** One line: which database was chosen, and what it cannot do. */
    public String database() {
        return database;
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
