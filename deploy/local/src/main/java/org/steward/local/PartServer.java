package org.steward.local;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.steward.platform.ServiceLauncher;
import org.steward.platform.fixture.LocalBroker;

/** Starts one server in this JVM. */
final class PartServer {

    static final String DIRECTORY = Wiring.DIRECTORY;

    static final String PORT = "server.port";

    private PartServer() {}

    /** The running server; closing it stops it. */
    static AutoCloseable start(Part part, Map<String, String> settings) {
        int port = Integer.parseInt(settings.getOrDefault(PORT, "0"));
        Path directory = Path.of(settings.getOrDefault(DIRECTORY, ""));
        return switch (part) {
            case BROKER -> broker(directory, port, settings).start();
            case IDENTITY -> Identity.start(port, directory);
            default -> application(part, settings);
        };
    }

    private static LocalBroker broker(Path directory, int port, Map<String, String> settings) {
        LocalBroker broker = LocalBroker.in(directory, port);
        for (String listener :
                settings.getOrDefault(Wiring.BROKER_LISTENERS, "").split(",")) {
            String[] parts = listener.split(":");
            if (parts.length == 3) {
                broker.listenAlso(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            }
        }
        return broker;
    }

    private static ConfigurableApplicationContext application(Part part, Map<String, String> settings) {
        try {
            return ServiceLauncher.start(Class.forName(part.application()), part.label(), settings);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "%s is not on the class path: %s".formatted(part.label(), e.getMessage()), e);
        }
    }
}
