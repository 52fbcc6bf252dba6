package org.steward.proof.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gathers what one program found and writes it to {@code deploy/proof/results/<name>.json} and {@code .md}.
 *
 * <p>Safe for use by several threads.
 */
public final class Report {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final String name;
    private final String mode;
    private final Instant startedAt;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * A report without findings.
     *
     * @param name of the script: {@code isolation}
     * @param mode {@code short} or {@code long}
     */
    public Report(String name, String mode, Clock clock) {
        this.name = name;
        this.mode = mode;
        this.startedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Remembers what the figures depend on: database, versions, seed, how much was done. */
    public synchronized Report fact(String what, Object value) {
        facts.put(what, String.valueOf(value));
        return this;
    }

    public synchronized Report add(Finding finding) {
        findings.add(finding);
        return this;
    }

    public synchronized List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Whether nothing was missed; what was skipped does not count. */
    public synchronized boolean allHeld() {
        return findings.stream().noneMatch(finding -> finding.outcome() == Outcome.MISSED);
    }

    /** Prints one line for each finding, and the sum. */
    public synchronized void print(PrintStream out) {
        for (Finding finding : findings) {
            out.println("%-7s %s: %s%s"
                    .formatted(
                            finding.outcome(),
                            finding.claim(),
                            finding.figure(),
                            finding.note().isEmpty() ? "" : " (" + finding.note() + ")"));
        }
        out.println("%s: %d held, %d missed, %d skipped"
                .formatted(name, count(Outcome.HELD), count(Outcome.MISSED), count(Outcome.SKIPPED)));
    }

    /**
     * Writes both files, over those of an earlier run.
     *
     * @param directory made when there is none
     */
    public synchronized void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve(name + ".json"), json());
        Files.writeString(directory.resolve(name + ".md"), markdown());
    }

    /** Where the scripts keep results: {@code deploy/proof/results} of the repository, or {@code -Dsteward.proof.results}. */
    public static Path directory() {
        String given = System.getProperty("steward.proof.results");
        return given != null
                ? Path.of(given)
                : Path.of(System.getProperty("steward.root", "")).resolve("deploy/proof/results");
    }

    private String json() throws JacksonException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", name);
        all.put("mode", mode);
        all.put("startedAt", startedAt.toString());
        all.put("machine", Machine.here());
        all.put("facts", facts);
        all.put("findings", findings);
        return JSON.writeValueAsString(all) + "\n";
    }

    private String markdown() {
        Machine machine = Machine.here();
        StringBuilder text = new StringBuilder();
        text.append("## ").append(name).append(" (").append(mode).append(")\n\n");
        text.append("%s; %d × %s, %d MB; %s; Java %s\n\n"
                .formatted(
                        startedAt,
                        machine.processors(),
                        machine.processor(),
                        machine.memoryMegabytes(),
                        machine.system(),
                        machine.java()));
        facts.forEach((what, value) ->
                text.append("- ").append(what).append(": ").append(value).append('\n'));
        text.append("\n| claim | figure | outcome | note |\n|---|---|---|---|\n");
        for (Finding finding : findings) {
            text.append("| %s | %s | %s | %s |\n"
                    .formatted(cell(finding.claim()), cell(finding.figure()), finding.outcome(), cell(finding.note())));
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", "<br>");
    }

    private long count(Outcome outcome) {
        return findings.stream().filter(finding -> finding.outcome() == outcome).count();
    }
}
