package org.steward.local.duties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.steward.platform.document.Json;
import tools.jackson.databind.JsonNode;

/** Which operations, events and tests serve each duty, gathered from the sources of every module. */
final class DutyRegister {

    private static final Pattern DUTY_IDS = Pattern.compile("\"([BWSTX]\\d+)\"");
    private static final Pattern OPERATION = Pattern.compile("@Allowed\\(\\s*(?:value\\s*=\\s*)?\"([^\"]+)\"");
    private static final Pattern ANNOTATED_DUTIES = Pattern.compile("@Duties\\(([^)]*)\\)");
    private static final Pattern TESTED_DUTIES = Pattern.compile("@Duty\\(([^)]*)\\)");

    record Row(
            String id,
            String duty,
            boolean claimedDone,
            TreeSet<String> operations,
            TreeSet<String> events,
            TreeSet<String> tests) {

        boolean isServed() {
            return !operations.isEmpty() && !events.isEmpty() && !tests.isEmpty();
        }

        String status() {
            if (claimedDone) {
                return "done";
            }
            return operations.isEmpty() && events.isEmpty() ? "none" : "thin";
        }
    }

    private final Map<String, Row> rows = new TreeMap<>(DutyRegister::inOrder);

    static DutyRegister gather(Path root) throws IOException {
        DutyRegister register = new DutyRegister();
        register.readDuties(root.resolve("deploy/local/src/test/resources/duties.csv"));
        for (Path module : modules(root)) {
            register.readOperations(module.resolve("src/main/java"));
            register.readEvents(module.resolve("src/main/resources/events"));
            register.readTests(module.resolve("src/test/java"));
        }
        return register;
    }

    List<Row> rows() {
        return List.copyOf(rows.values());
    }

    private static List<Path> modules(Path root) {
        return Stream.of(
                        "platform",
                        "staff-service",
                        "billing-service",
                        "workorder-service",
                        "security-service",
                        "gateway",
                        "deploy/local",
                        "deploy/proof")
                .map(root::resolve)
                .filter(Files::isDirectory)
                .toList();
    }

    private void readDuties(Path csv) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(csv, java.nio.charset.StandardCharsets.UTF_8, format)) {
            for (CSVRecord line : parser) {
                rows.put(
                        line.get("id"),
                        new Row(
                                line.get("id"),
                                line.get("duty"),
                                line.get("done").equals("yes"),
                                new TreeSet<>(),
                                new TreeSet<>(),
                                new TreeSet<>()));
            }
        }
    }

    private void readOperations(Path sources) throws IOException {
        for (Path source : filesUnder(sources, "Controller.java")) {
            String text = Files.readString(source);
            Matcher duties = ANNOTATED_DUTIES.matcher(text);
            while (duties.find()) {
                String operation = operationNear(text, duties.start(), source);
                for (String id : ids(duties.group(1), source)) {
                    row(id, source).operations().add(operation);
                }
            }
        }
    }

    /** The permission named beside the annotation, in the same block of annotations; calculations have none. */
    private static String operationNear(String text, int at, Path source) {
        int from = Math.max(text.lastIndexOf("}\n", at), text.lastIndexOf("{\n", at));
        int to = text.indexOf("{\n", at);
        Matcher operation = OPERATION.matcher(text.substring(Math.max(from, 0), to < 0 ? text.length() : to));
        return operation.find()
                ? operation.group(1)
                : source.getFileName().toString().replace("Controller.java", "");
    }

    private void readEvents(Path folder) throws IOException {
        for (Path schema : filesUnder(folder, ".json")) {
            String type = schema.getFileName().toString().replace(".json", "");
            JsonNode duties = Json.mapper().readTree(Files.readString(schema)).path("x-duties");
            if (duties.isEmpty()) {
                throw new IllegalStateException(schema + ": expected x-duties with at least one duty id");
            }
            duties.forEach(id -> row(id.asString(), schema).events().add(type));
        }
    }

    private void readTests(Path sources) throws IOException {
        for (Path source : filesUnder(sources, ".java")) {
            Matcher duties = TESTED_DUTIES.matcher(Files.readString(source));
            while (duties.find()) {
                if (!duties.group(1).contains("\"")) {
                    continue;
                }
                for (String id : ids(duties.group(1), source)) {
                    row(id, source).tests().add(source.getFileName().toString().replace(".java", ""));
                }
            }
        }
    }

    private Row row(String id, Path source) {
        Row row = rows.get(id);
        if (row == null) {
            throw new IllegalStateException(source + " names duty " + id + ", which requirements do not have");
        }
        return row;
    }

    private static List<String> ids(String annotation, Path source) {
        List<String> ids = new ArrayList<>();
        Matcher matcher = DUTY_IDS.matcher(annotation);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        if (ids.isEmpty()) {
            throw new IllegalStateException(source + ": no duty id in (" + annotation + ")");
        }
        return ids;
    }

    private static List<Path> filesUnder(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static int inOrder(String left, String right) {
        int byService = Integer.compare("BWSTX".indexOf(left.charAt(0)), "BWSTX".indexOf(right.charAt(0)));
        return byService != 0
                ? byService
                : Integer.compare(Integer.parseInt(left.substring(1)), Integer.parseInt(right.substring(1)));
    }
}
