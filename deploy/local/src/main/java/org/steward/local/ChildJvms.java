package org.steward.local;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Each server in its own JVM, a child of this one, with a log of its own: for tests that kill them. */
final class ChildJvms implements PartHost {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final DataFolder folder;
    private final Map<Part, Process> running = new EnumMap<>(Part.class);

    ChildJvms(DataFolder folder) {
        this.folder = folder;
    }

    @Override
    public synchronized void start(Part part, Map<String, String> settings) {
        Path file = folder.settings(part.label());
        Path log = folder.log(part.label());
        try {
            Files.createDirectories(log.getParent());
            PrivateFile.write(file, asText(settings));
            running.put(
                    part,
                    new ProcessBuilder(command(part, file, log))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException("the JVM of %s did not start".formatted(part.label()), e);
        }
    }

    private static List<String> command(Part part, Path settings, Path log) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // Ctrl-C in a terminal goes to every process in front; the launcher stops its children itself, in order.
            command.add(SETSID.toString());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmFlags.common());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx" + (part == Part.BROKER ? 256 : 192) + "m"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-D" + LocalLog.FILE + "=" + log));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PartProcess.class.getName()));
        command.addAll(List.of(part.label(), settings.toString()));
        return command;
    }

    private static String asText(Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return text.toString();
    }

    @Override
    public synchronized void checkAlive(Part part) {
        Process process = running.get(part);
        if (process != null && !process.isAlive()) {
            throw new StartFailure("%s ended with status %d while starting; see %s"
                    .formatted(part.label(), process.exitValue(), folder.log(part.label())));
        }
    }

    @Override
    public void stop(Part part) {
        Process process = remove(part);
        if (process == null) {
            return;
        }
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the server as {@code kill -9} does. */
    void kill(Part part) {
        Process process = remove(part);
        if (process != null) {
            try {
                process.destroyForcibly().waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized @Nullable Process remove(Part part) {
        return running.remove(part);
    }
}
