package org.steward.local;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What the person asked of {@code deploy/local/up}.
 *
 * @param data the folder everything is kept in
 * @param port of the gateway; the other servers listen on the ports after it
 * @param embedded insist on the embedded database
 * @param separate one JVM for each server instead of one for all
 */
record Options(Path data, int port, boolean embedded, boolean separate) {

    static final String USAGE = "usage: up [--data DIR] [--port N] [--embedded] [--separate]";
    static final int DEFAULT_PORT = 8080;

    private static final int LOWEST_PORT = 1024;
    private static final int HIGHEST_PORT = 65_000;

    static Options parse(List<String> arguments, Path defaultData) {
        Path data = defaultData;
        int port = DEFAULT_PORT;
        boolean embedded = false;
        boolean separate = false;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--data" -> data = Path.of(value(option, rest));
                case "--port" -> port = port(value(option, rest));
                case "--embedded" -> embedded = true;
                case "--separate" -> separate = true;
                default -> throw new UsageFailure("unknown option '%s'; %s".formatted(option, USAGE));
            }
        }
        return new Options(data.toAbsolutePath().normalize(), port, embedded, separate);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageFailure("%s needs a value; %s".formatted(option, USAGE));
        }
        return rest.next();
    }

    private static int port(String text) {
        if (text.matches("\\d{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= LOWEST_PORT && port <= HIGHEST_PORT) {
                return port;
            }
        }
        throw new UsageFailure(
                "--port '%s': expected a number from %d to %d; %s".formatted(text, LOWEST_PORT, HIGHEST_PORT, USAGE));
    }
}
