package org.steward.platform.web;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** An Office Open XML workbook, written as the rows come; a further sheet where one is full. */
final class XlsxFile {

    /** Rows of a sheet (ECMA-376: 2^20). */
    static final int MAX_ROWS = 1_048_576;

    /** Characters of a cell; longer text is cut there, marked with an ellipsis. */
    private static final int MAX_TEXT = 32_767;

    /** Digits a spreadsheet number keeps; longer ones are written as text. */
    private static final int MAX_DIGITS = 15;

    private static final int FLUSH_EVERY = 500;

    private XlsxFile() {}

    /** Writes all rows; leaves {@code out} open. */
    static void write(OutputStream out, String name, List<String> headings, Iterator<List<@Nullable Object>> rows)
            throws IOException {
        write(out, name, headings, rows, MAX_ROWS);
    }

    static void write(
            OutputStream out, String name, List<String> headings, Iterator<List<@Nullable Object>> rows, int maxRows)
            throws IOException {
        Workbook workbook = new Workbook(out, "Steward", "1.0");
        int sheets = 0;
        do {
            sheets++;
            Worksheet sheet = workbook.newWorksheet(sheets == 1 ? name : name + ' ' + sheets);
            sheet(sheet, headings, rows, maxRows);
            sheet.finish();
        } while (rows.hasNext());
        workbook.finish();
    }

    private static void sheet(
            Worksheet sheet, List<String> headings, Iterator<List<@Nullable Object>> rows, int maxRows)
            throws IOException {
        for (int column = 0; column < headings.size(); column++) {
            sheet.inlineString(0, column, headings.get(column));
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
        for (int row = 1; row < maxRows && rows.hasNext(); row++) {
            List<@Nullable Object> cells = rows.next();
            for (int column = 0; column < cells.size(); column++) {
                cell(sheet, row, column, cells.get(column));
            }
            if (row % FLUSH_EVERY == 0) {
                sheet.flush();
            }
        }
    }

    private static void cell(Worksheet sheet, int row, int column, @Nullable Object value) {
        switch (value) {
            case null -> {
                // An empty cell is none.
            }
            case BigDecimal decimal when decimal.precision() <= MAX_DIGITS -> sheet.value(row, column, decimal);
            case BigDecimal decimal -> sheet.inlineString(row, column, decimal.toPlainString());
            case Long number
            when Long.toString(number).length() > MAX_DIGITS -> sheet.inlineString(row, column, number.toString());
            case Number number -> sheet.value(row, column, number);
            case Boolean bool -> sheet.value(row, column, bool);
            case LocalDate date -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            default -> sheet.inlineString(row, column, fitting(value.toString()));
        }
    }

    private static String fitting(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT - 1) + '…';
    }
}
