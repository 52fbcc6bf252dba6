package org.steward.proof.speed;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server of the stage, in a process of its own or in this one, on a port of 127.0.0.1. */
final class Server implements AutoCloseable {

    /** For programs that are no Spring application, which would configure its own. */
    static final String LOGGING = "logback-proof.xml";

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int PAUSE_MILLIS = 10;
    private static final int STOP_SECONDS = 20;
    private static final int FIRST_WITH_UNSAFE_WARNING = 24;

    private final String name;
    private final int port;
    private final @Nullable Process process;
    private final @Nullable AutoCloseable inside;

    private Server(String name, int port, @Nullable Process process, @Nullable AutoCloseable inside) {
        this.name = name;
        this.port = port;
        this.process = process;
        this.inside = inside;
    }

    /** In this JVM: fast to start, and worth nothing as a measurement. */
    static Server inside(Program program, Map<String, String> settings) throws ClassNotFoundException {
        return new Server(
                program.label(),
                Integer.parseInt(settings.getOrDefault(Program.PORT, "0")),
                null,
                program.start(settings));
    }

    /** In a JVM of its own with these flags; not waited for. */
    static Server process(Program program, Map<String, String> settings, List<String> flags, Path directory)
            throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(program.label() + ".properties");
        Properties properties = new Properties();
        properties.putAll(settings);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        Files.writeString(file, text.toString());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= FIRST_WITH_UNSAFE_WARNING) {
            command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        }
        if (program == Program.BROKER) {
            command.add("-Dlogback.configurationFile=" + LOGGING);
        }
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(ServerProcess.class.getName(), program.name(), file.toString()));
        return of(
                program.label(),
                Integer.parseInt(settings.getOrDefault(Program.PORT, "0")),
                new ProcessBuilder(command),
                directory.resolve(program.label() + ".log"));
    }

    /** Any program; what it says goes to the log. */
    static Server of(String name, int port, ProcessBuilder command, Path log) throws IOException {
        Process started = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new Server(name, port, started, null);
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    /** Waits until {@code path} answers 200. */
    Server awaitReady(String path) throws IOException, InterruptedException {
        URI page = URI.create("http://127.0.0.1:" + port + path);
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
            long end = System.nanoTime() + LIMIT.toNanos();
            while (System.nanoTime() - end < 0) {
                if (process != null && !process.isAlive()) {
                    throw new IllegalStateException(name + " ended with status " + process.exitValue());
                }
                if (answers(client, page)) {
                    return this;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
        throw new IllegalStateException(name + " does not answer at " + page + " within " + LIMIT);
    }

    private static boolean answers(HttpClient client, URI page) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Waits until the program has ended by itself. */
    void awaitEnd() throws InterruptedException {
        if (process != null && !process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " did not end within " + LIMIT);
        }
    }

    /** Processor time it and its children have used, in seconds; of this process when it has none of its own. */
    double cpuSeconds() {
        ProcessHandle handle = process == null ? ProcessHandle.current() : process.toHandle();
        return Cpu.seconds(handle)
                + handle.descendants().mapToDouble(Cpu::seconds).sum();
    }

    /** Resident memory in megabytes, 0 where the system does not tell. */
    long residentMegabytes() throws IOException {
        long pid = process == null ? ProcessHandle.current().pid() : process.pid();
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        return 0;
    }

    /** Ends the program by the end of its input. */
    @Override
    public void close() {
        try {
            if (inside != null) {
                inside.close();
            }
            if (process != null) {
                process.getOutputStream().close();
                awaitEnd(process);
            }
        } catch (Exception failure) {
            throw new IllegalStateException(name + " did not stop", failure);
        }
    }

    /** Ends a program that does not heed its input. */
    void terminate() {
        if (process != null) {
            process.destroy();
            awaitEnd(process);
        }
    }

    private static void awaitEnd(Process ending) {
        try {
            if (!ending.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                ending.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            ending.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
