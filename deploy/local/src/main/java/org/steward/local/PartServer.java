package org.steward.local;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.steward.platform.ServiceLauncher;
import org.steward.platform.fixture.LocalBroker;

/** Starts one server in this JVM. */
final class PartServer {

    /** The folder of the broker or of the identity provider. */
    static final String DIRECTORY = "steward.local.directory";

    static final String PORT = "server.port";

    private PartServer() {}

    /** The running server; closing it stops it. */
    static AutoCloseable start(Part part, Map<String, String> settings) {
        int port = Integer.parseInt(settings.getOrDefault(PORT, "0"));
        Path directory = Path.of(settings.getOrDefault(DIRECTORY, ""));
        return switch (part) {
            case BROKER -> LocalBroker.in(directory, port).start();
            case IDENTITY -> Identity.start(port, directory);
            default -> application(part, settings);
        };
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
