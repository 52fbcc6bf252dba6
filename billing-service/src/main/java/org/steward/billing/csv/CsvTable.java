package org.steward.billing.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file taken apart: its rows by column, and what is wrong with its form.
 *
 * @param rows without those whose number of cells is wrong
 */
public record CsvTable(List<Row> rows, List<CsvProblem> problems) {

    static final String CELL_COUNT = "CELL_COUNT";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * One line; every known column is there, an absent optional one as empty text.
     *
     * @param line in the file, the header is 1
     */
    public record Row(int line, Map<String, String> values) {
        public String get(String column) {
            return values.getOrDefault(column, "");
        }
    }

    public CsvTable {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /** Reads a file with a header of these columns in any order; unknown columns are a problem, not ignored. */
    public static CsvTable read(byte[] content, Set<String> required, Set<String> optional, int maxRows) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return broken(0, "", "FILE_NOT_UTF8", "a file in UTF-8");
        }
        if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setIgnoreEmptyLines(false)
                .setTrim(true)
                .get();
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(format)
                .get()) {
            return read(parser, required, optional, maxRows);
        } catch (UncheckedIOException | IOException malformed) {
            return broken(0, "", "FILE_NOT_CSV", "comma-separated values after RFC 4180: " + malformed.getMessage());
        }
    }

    private static CsvTable read(CSVParser parser, Set<String> required, Set<String> optional, int maxRows) {
        Iterator<CSVRecord> records = parser.iterator();
        if (!records.hasNext()) {
            return broken(0, "", "FILE_EMPTY", "a header line");
        }
        List<String> header = records.next().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        List<CsvProblem> problems = headerProblems(header, required, optional);
        if (!problems.isEmpty()) {
            return new CsvTable(List.of(), problems);
        }
        List<Row> rows = new ArrayList<>();
        while (true) {
            // Asked before hasNext(), which reads the next record already.
            int line = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
            if (!records.hasNext()) {
                return new CsvTable(rows, problems);
            }
            CSVRecord record = records.next();
            if (record.size() == 1 && record.get(0).isEmpty()) {
                continue;
            }
            if (rows.size() == maxRows) {
                return broken(line, "", "FILE_TOO_LONG", "at most " + maxRows + " rows");
            }
            if (record.size() != header.size()) {
                problems.add(new CsvProblem(
                        line, "", record.size() + " cells", CELL_COUNT, header.size() + " cells, as in the header"));
                continue;
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                values.put(header.get(i), record.get(i));
            }
            rows.add(new Row(line, values));
        }
    }

    private static List<CsvProblem> headerProblems(List<String> header, Set<String> required, Set<String> optional) {
        List<CsvProblem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!seen.add(name)) {
                problems.add(new CsvProblem(1, name, name, "COLUMN_TWICE", "each column once"));
            } else if (!required.contains(name) && !optional.contains(name)) {
                List<String> known = new ArrayList<>(required);
                known.addAll(optional);
                known.sort(null);
                problems.add(new CsvProblem(1, name, name, "COLUMN_UNKNOWN", "one of " + String.join(", ", known)));
            }
        }
        for (String name : required) {
            if (!seen.contains(name)) {
                problems.add(new CsvProblem(1, name, "", "COLUMN_MISSING", "a column " + name));
            }
        }
        return problems;
    }

    private static CsvTable broken(int line, String value, String code, String expected) {
        return new CsvTable(List.of(), List.of(new CsvProblem(line, "", value, code, expected)));
    }
}
