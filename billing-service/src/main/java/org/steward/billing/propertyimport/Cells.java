package org.steward.billing.propertyimport;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.steward.billing.csv.CsvProblem;
import org.steward.billing.csv.CsvTable;
import org.steward.platform.money.PlainDecimals;

/** Reads the cells of one line; what cannot be read is noted as a problem and comes back as null. */
final class Cells {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

    private final FileKind file;
    private final CsvTable.Row row;
    private final List<Problem> problems;
    private final int before;

    Cells(FileKind file, CsvTable.Row row, List<Problem> problems) {
        this.file = file;
        this.row = row;
        this.problems = problems;
        this.before = problems.size();
    }

    /** Whether nothing was wrong with the line so far. */
    boolean isSound() {
        return problems.size() == before;
    }

    int line() {
        return row.line();
    }

    boolean has(String column) {
        return !row.get(column).isEmpty();
    }

    void problem(String column, String code, String expected) {
        problems.add(Problem.of(file, new CsvProblem(row.line(), column, row.get(column), code, expected)));
    }

    @Nullable String code(String column) {
        return matching(column, CODE, "CODE_INVALID", "1 to 40 letters, digits, dots, hyphens or underscores");
    }

    @Nullable String matching(String column, Pattern pattern, String code, String expected) {
        String value = row.get(column);
        if (pattern.matcher(value).matches()) {
            return value;
        }
        problem(column, value.isEmpty() ? "VALUE_MISSING" : code, expected);
        return null;
    }

    @Nullable String text(String column, int maxLength) {
        String value = row.get(column);
        if (value.isEmpty() || value.length() > maxLength) {
            problem(column, value.isEmpty() ? "VALUE_MISSING" : "VALUE_TOO_LONG", "1 to " + maxLength + " characters");
            return null;
        }
        return value;
    }

    @Nullable BigDecimal decimal(String column, String expected) {
        String value = row.get(column);
        if (PlainDecimals.isPlain(value)) {
            return new BigDecimal(value);
        }
        problem(column, value.isEmpty() ? "VALUE_MISSING" : "DECIMAL_INVALID", expected);
        return null;
    }

    @Nullable Integer integer(String column, int least, int most) {
        String value = row.get(column);
        if (value.matches("\\d{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        problem(column, "INTEGER_INVALID", "a whole number from " + least + " to " + most);
        return null;
    }

    @Nullable LocalDate date(String column) {
        try {
            return LocalDate.parse(row.get(column));
        } catch (DateTimeParseException notADate) {
            problem(column, has(column) ? "DATE_INVALID" : "VALUE_MISSING", "a date such as 2026-03-31");
            return null;
        }
    }

    <E extends Enum<E>> @Nullable E oneOf(String column, Class<E> type) {
        String value =
                row.get(column).toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        String known = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        problem(column, value.isEmpty() ? "VALUE_MISSING" : "VALUE_UNKNOWN", "one of " + known);
        return null;
    }

    /** Yes or no; {@code absent} when the cell is empty. */
    boolean yesOrNo(String column, boolean absent) {
        String value = row.get(column).toLowerCase(Locale.ROOT);
        return switch (value) {
            case "" -> absent;
            case "yes", "true", "1" -> true;
            case "no", "false", "0" -> false;
            default -> {
                problem(column, "YES_NO_INVALID", "yes or no");
                yield absent;
            }
        };
    }
}
