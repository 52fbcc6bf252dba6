package org.steward.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** The command {@code deploy/local/up}: runs the product until it is told to stop. */
public final class Up {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Up() {}

    public static void main(String[] arguments) {
        main(List.of(arguments), List.of(Part.values()));
    }

    /** The command with only some of the servers. */
    static void main(List<String> arguments, List<Part> parts) {
        try {
            run(new LocalRun(Options.parse(arguments, defaultData()), parts), System.out);
        } catch (UsageFailure e) {
            System.err.println("steward: " + e.getMessage());
            System.exit(MISUSED);
        } catch (StartFailure e) {
            System.err.println("steward: " + e.getMessage());
            System.exit(FAILED);
        } catch (RuntimeException e) {
            System.err.println("steward: did not start: " + firstLineOf(e) + details(e));
            System.exit(FAILED);
        }
    }

    private static void run(LocalRun run, PrintStream terminal) {
        Runtime.getRuntime().addShutdownHook(new Thread(run::close, "stop"));
        run.start();
        terminal.println("database: " + run.database().describe());
        terminal.println("ready " + run.gateway());
        terminal.flush();
        waitForSignal();
    }

    /** With every server in a child process nothing else keeps this JVM. */
    private static void waitForSignal() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path defaultData() {
        return Path.of(System.getProperty("steward.root", ""), ".steward", "data");
    }

    private static String firstLineOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return cause.getClass().getSimpleName() + ": " + message;
    }

    private static String details(RuntimeException failure) {
        String log = System.getProperty(LocalLog.FILE);
        if (log == null) {
            return "";
        }
        LoggerFactory.getLogger(Up.class).error("did not start", failure);
        return " (details: " + log + ")";
    }
}
