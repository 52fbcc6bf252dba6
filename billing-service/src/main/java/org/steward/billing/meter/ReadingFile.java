package org.steward.billing.meter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.billing.csv.CsvProblem;
import org.steward.billing.csv.CsvTable;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.money.PlainDecimals;

/**
 * A file of readings taken apart. A line that cannot be read is refused by itself, as a reading that cannot be believed
 * is: one smudged line keeps nobody else from being billed.
 *
 * @param unreadable the lines that are no readings, and why
 */
record ReadingFile(List<ReadingDelivery.Delivered> readings, List<ReadingDelivery.Remark> unreadable) {

    private static final Set<String> COLUMNS = Set.of("meter_id", "read_at", "reading");
    private static final Set<String> MORE = Set.of("kind", "unit");

    ReadingFile {
        readings = List.copyOf(readings);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * Reads the columns {@code meter_id, read_at, reading} and, if wanted, {@code kind, unit}.
     *
     * @throws RefusedException when it is no such file: not text, no header, columns missing or unknown, too long
     */
    static ReadingFile of(byte[] content, int maxRows) {
        CsvTable table = CsvTable.read(content, COLUMNS, MORE, maxRows);
        List<ReadingDelivery.Remark> unreadable = new ArrayList<>();
        for (CsvProblem problem : table.problems()) {
            if (!problem.isOfOneLine()) {
                throw refused(problem, table.problems().size());
            }
            unreadable.add(unreadable(problem.line(), "", null, problem.code()));
        }
        List<ReadingDelivery.Delivered> readings = new ArrayList<>();
        table.rows().forEach(row -> read(row, readings, unreadable));
        return new ReadingFile(readings, unreadable);
    }

    private static void read(
            CsvTable.Row row, List<ReadingDelivery.Delivered> readings, List<ReadingDelivery.Remark> unreadable) {
        String meter = row.get("meter_id");
        String value = row.get("reading");
        LocalDate readOn = date(row.get("read_at"));
        if (meter.isEmpty()) {
            unreadable.add(unreadable(row.line(), meter, readOn, "METER_NOT_SAID"));
        } else if (readOn == null) {
            unreadable.add(unreadable(row.line(), meter, null, "DATE_INVALID"));
        } else if (!PlainDecimals.isPlain(value)) {
            unreadable.add(unreadable(row.line(), meter, readOn, "VALUE_INVALID"));
        } else {
            readings.add(new ReadingDelivery.Delivered(
                    row.line(),
                    meter,
                    present(row.get("kind")),
                    present(row.get("unit")),
                    readOn,
                    new BigDecimal(value)));
        }
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }

    private static @Nullable String present(String text) {
        return text.isEmpty() ? null : text;
    }

    private static ReadingDelivery.Remark unreadable(
            int line, String meter, @Nullable LocalDate readOn, String reason) {
        return new ReadingDelivery.Remark(line, meter, readOn, null, Verdict.Outcome.REFUSED, List.of(reason));
    }

    private static RefusedException refused(CsvProblem first, int problems) {
        return new RefusedException(Refusal.invalid(
                "READING_FILE_INVALID",
                "line " + first.line() + (first.column().isEmpty() ? "" : ", " + first.column()),
                Map.of("seen", first.value(), "expected", first.expected(), "problems", problems)));
    }
}
