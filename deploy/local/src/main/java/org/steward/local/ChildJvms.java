package org.steward.local;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Each server in its own JVM, a child of this one, with a log of its own: for tests that kill them. */
final class ChildJvms implements PartHost {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final DataFolder folder;
    private final Wiring wiring;
    private final Map<Part, ServerJvm> running = new EnumMap<>(Part.class);

    ChildJvms(DataFolder folder, Wiring wiring) {
        this.folder = folder;
        this.wiring = wiring;
    }

    @Override
    public synchronized void start(Part part, Map<String, String> settings) {
        running.put(part, launch(part, part.label(), settings));
    }

    /** Starts a JVM that {@link #stop} knows nothing of. */
    ServerJvm launch(Part part, String name, Map<String, String> usual) {
        Path file = folder.settings(name);
        Path log = folder.log(name);
        try {
            Files.createDirectories(log.getParent());
            PrivateFile.write(file, asText(wiring.settings().apply(part, usual)));
            Process process = new ProcessBuilder(command(part, file, log))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new ServerJvm(name, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("the JVM of %s did not start".formatted(name), e);
        }
    }

    private List<String> command(Part part, Path settings, Path log) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // Ctrl-C in a terminal goes to every process in front; the launcher stops its children itself, in order.
            command.add(SETSID.toString());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JvmFlags.common());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx" + (part == Part.BROKER ? 256 : 192) + "m"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-D" + LocalLog.FILE + "=" + log));
        command.addAll(wiring.flags());
        command.addAll(List.of("-cp", classPath(), PartProcess.class.getName()));
        command.addAll(List.of(part.label(), settings.toString()));
        return command;
    }

    private String classPath() {
        return Stream.concat(
                        wiring.classPath().stream().map(Path::toString),
                        Stream.of(System.getProperty("java.class.path")))
                .collect(Collectors.joining(File.pathSeparator));
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
        ServerJvm server = running.get(part);
        if (server != null && !server.isAlive()) {
            throw new StartFailure("%s ended with status %d while starting; see %s"
                    .formatted(part.label(), server.status(), server.log()));
        }
    }

    @Override
    public void stop(Part part) {
        ServerJvm server = remove(part);
        if (server != null) {
            server.stop();
        }
    }

    /** The server that runs, or null. */
    synchronized @Nullable ServerJvm running(Part part) {
        return running.get(part);
    }

    private synchronized @Nullable ServerJvm remove(Part part) {
        return running.remove(part);
    }
}
