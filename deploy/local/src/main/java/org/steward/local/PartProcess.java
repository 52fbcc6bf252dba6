package org.steward.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.platform.fixture.LocalBroker;

/** The main class of a server that has its own JVM: it runs until the launcher closes the pipe to it or is gone, or SIGTERM. */
public final class PartProcess {

    private static final Logger log = LoggerFactory.getLogger(PartProcess.class);

    private PartProcess() {}

    /** Expects the name of the part and the file with its settings. */
    public static void main(String[] arguments) throws Exception {
        Part part = Part.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        LocalLog.bridge();
        int status = 0;
        try {
            AutoCloseable running = PartServer.start(part, settings(Path.of(arguments[1])));
            if (part == Part.BROKER) {
                LocalBroker.letFaultsEndTheProcess();
            }
            // However it is told to (the pipe closes, SIGTERM), it stops cleanly and once.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running), "stop"));
            waitForEndOfInput();
        } catch (RuntimeException e) {
            // Standard error is the log: the launcher says where it is.
            e.printStackTrace();
            status = 1;
        }
        // Other threads of the server must not hold a JVM that has nothing left to do.
        System.exit(status);
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception e) {
            log.error("it did not stop cleanly", e);
        }
    }

    private static Map<String, String> settings(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    private static void waitForEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Nothing is ever said; only the end counts.
        }
    }
}
