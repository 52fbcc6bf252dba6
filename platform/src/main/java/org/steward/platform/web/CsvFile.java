package org.steward.platform.web;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** CSV after RFC 4180, in UTF-8 with the mark by which spreadsheet programs know it. */
final class CsvFile {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvFile() {}

    /** Writes all rows; leaves {@code out} open. */
    static void write(OutputStream out, List<String> headings, Iterator<List<@Nullable Object>> rows)
            throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(BYTE_ORDER_MARK);
        // Closing the printer would close the response under the container.
        @SuppressWarnings("resource")
        CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(headings.stream().map(CsvFile::cell));
        while (rows.hasNext()) {
            printer.printRecord(rows.next().stream().map(CsvFile::cell));
        }
        printer.flush();
    }

    /**
     * The text of a cell. A text that a spreadsheet program would run as a formula gets an apostrophe in front (OWASP,
     * CSV injection); plain numbers are left as they are.
     */
    static String cell(@Nullable Object value) {
        String text =
                switch (value) {
                    case null -> "";
                    case BigDecimal decimal -> decimal.toPlainString();
                    default -> value.toString();
                };
        boolean formula = !text.isEmpty()
                && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
                && !PLAIN_NUMBER.matcher(text).matches();
        return formula ? '\'' + text : text;
    }
}
