package org.steward.local;

import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Where the servers log: a file, configured once for the JVM. Spring Boot would set logging up again for each of the
 * applications, and to the terminal.
 */
final class LocalLog {

    static final String CONFIGURATION = "logback-local.xml";
    static final String FILE = "steward.log";
    static final String SYSTEM = "org.springframework.boot.logging.LoggingSystem";

    private LocalLog() {}

    /** Has to come before the first logger of the JVM. */
    static void to(Path file) {
        System.setProperty("logback.configurationFile", CONFIGURATION);
        System.setProperty(SYSTEM, "none");
        System.setProperty(FILE, file.toString());
        bridge();
    }

    /** What logs through the JDK (Tomcat) goes the same way. */
    static void bridge() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
