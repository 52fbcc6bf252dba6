package org.steward.proof.speed;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The main class of a server that has a process of its own: it runs until its input ends. */
public final class ServerProcess {

    private ServerProcess() {}

    /** Expects the name of the program and the file with its settings. */
    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[1]))) {
            properties.load(reader);
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        AutoCloseable running = Program.valueOf(arguments[0]).start(settings);
        awaitEndOfInput();
        running.close();
        System.exit(0);
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // Nothing is ever said; only the end counts.
        }
    }
}
