package org.steward.billing.csv;

/**
 * What is wrong with a line.
 *
 * @param line in the file, the header is 1; 0 when it is the file as a whole
 * @param column name in the header, empty when it is the line as a whole
 * @param value what stands there, cut to a readable length
 * @param code stable, UPPER_SNAKE
 * @param expected what should stand there
 */
public record CsvProblem(int line, String column, String value, String code, String expected) {

    private static final int SHOWN = 80;

    /** Whether the other lines can be read for all that. */
    public boolean isOfOneLine() {
        return code.equals(CsvTable.CELL_COUNT);
    }

    public CsvProblem {
        value = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }
}
