package org.steward.proof.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Changed copies of the platform's own classes, compiled into a folder that goes before them on a class path: fault
 * points and planted faults exist in a proof's processes only, and the product has no switch for them.
 *
 * <p>A change names the text it replaces, so a platform that has moved on stops the proof rather than slip past it.
 */
record Patch(List<Change> changes) {

    private static final String SOURCES = "platform/src/main/java/org/steward/platform/";

    /** Calls {@link FaultPoint} after the conditional write, at every step of the relay, and before an offset is committed. */
    static final Patch FAULT_POINTS = new Patch(List.of(
            change("outbox/Relay.java", "(step, shard) -> {});", "(step, shard) -> %s.pass(step.name()));"),
            change(
                    "command/CommandRunner.java",
                    "        relay.nudge(store.type().collection(), id);\n        return",
                    "        %s.pass(\"WRITTEN\");\n        relay.nudge(store.type().collection(), id);\n        return"),
            change("projection/Follower.java", "        uncommitted.putAll(next);\n", """
                            if (!records.isEmpty()) {
                                %s.pass("APPLIED");
                            }
                            uncommitted.putAll(next);
                    """)));

    /** Where {@link #FAULT_POINTS} may end a process, in the order an event passes them. */
    static final List<String> POINTS = List.of(
            "WRITTEN",
            "BEFORE_INSERT",
            "INSERTED",
            "PULLED",
            "BEFORE_PUBLISH",
            "BEFORE_COMMIT",
            "COMMITTED",
            "CURSOR_MOVED",
            "APPLIED");

    /**
     * One replacement.
     *
     * @param file below the platform's package
     * @param before must be there exactly once
     */
    record Change(String file, String before, String after) {}

    private static Change change(String file, String before, String after) {
        return new Change(file, before, after.formatted(FaultPoint.class.getName()));
    }

    Patch and(Patch other) {
        List<Change> all = new ArrayList<>(changes);
        all.addAll(other.changes());
        return new Patch(all);
    }

    /** Compiles the changed classes into the folder. */
    void compile(Path into) {
        try {
            Files.createDirectories(into.resolve("src"));
            Files.createDirectories(into.resolve("classes"));
            List<Path> sources = new ArrayList<>();
            for (Map.Entry<String, String> changed : changed().entrySet()) {
                Path source = into.resolve("src").resolve(changed.getKey());
                Files.createDirectories(source.getParent());
                Files.writeString(source, changed.getValue());
                sources.add(source);
            }
            compile(sources, classes(into));
        } catch (IOException e) {
            throw new UncheckedIOException("the patch cannot be written to " + into, e);
        }
    }

    /** Where {@link #compile} puts the classes. */
    static Path classes(Path into) {
        return into.resolve("classes");
    }

    private Map<String, String> changed() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Change change : changes) {
            String text = texts.get(change.file());
            if (text == null) {
                text = Files.readString(root().resolve(SOURCES).resolve(change.file()));
            }
            int at = text.indexOf(change.before());
            if (at < 0 || text.indexOf(change.before(), at + 1) >= 0) {
                throw new IllegalStateException(
                        "%s: expected exactly once:%n%s".formatted(change.file(), change.before()));
            }
            texts.put(change.file(), text.replace(change.before(), change.after()));
        }
        return texts;
    }

    private static void compile(List<Path> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("no compiler: this is a JRE, a JDK is needed");
        }
        DiagnosticCollector<JavaFileObject> faults = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(faults, null, null)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-parameters",
                    "-nowarn",
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path").replace("\n", File.pathSeparator));
            boolean done = compiler.getTask(
                            null, files, faults, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            if (!done) {
                throw new IllegalStateException("a patched class does not compile: "
                        + faults.getDiagnostics().stream()
                                .filter(fault -> fault.getKind() == Diagnostic.Kind.ERROR)
                                .map(Object::toString)
                                .collect(Collectors.joining("; ")));
            }
        }
    }

    /** The repository: where the scripts say it is, or above the folder a test runs in. */
    static Path root() {
        String given = System.getProperty("steward.root");
        Path folder = Path.of(given == null ? "" : given).toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve(SOURCES))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("the sources of the platform are not here; run this in the repository");
        }
        return folder;
    }
}
