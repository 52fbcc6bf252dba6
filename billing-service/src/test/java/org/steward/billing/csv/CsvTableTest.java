package org.steward.billing.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CsvTableTest {

    @Test
    void readsColumnsInAnyOrderWithAMarkQuotesAndLinesWithinQuotes() {
        CsvTable table = read("\uFEFFName,code\r\n\"Tower, \"\"A\"\"\",B1\r\n\"two\nlines\",B2\r\nlast,B3\r\n");

        assertThat(table.problems()).isEmpty();
        assertThat(table.rows()).extracting(row -> row.get("code")).containsExactly("B1", "B2", "B3");
        assertThat(table.rows().getFirst().get("name")).isEqualTo("Tower, \"A\"");
        assertThat(table.rows()).extracting(CsvTable.Row::line).containsExactly(2, 3, 5);
        assertThat(table.rows().getFirst().get("floors")).isEmpty();
    }

    @Test
    void namesEveryFaultOfTheHeader() {
        assertThat(read("code,colour,code\n").problems())
                .extracting(CsvProblem::code, CsvProblem::column)
                .containsExactly(
                        tuple("COLUMN_UNKNOWN", "colour"),
                        tuple("COLUMN_TWICE", "code"),
                        tuple("COLUMN_MISSING", "name"));
    }

    @Test
    void namesTheLineWithTooFewOrTooManyCells() {
        CsvTable table = read("code,name\nB1,a\nB2\nB3,c,d\n");
        assertThat(table.rows()).hasSize(1);
        assertThat(table.problems()).extracting(CsvProblem::line).containsExactly(3, 4);
        assertThat(table.problems()).extracting(CsvProblem::code).containsOnly("CELL_COUNT");
    }

    @Test
    void refusesWhatIsNoTableAtAll() {
        assertThat(read("").problems()).extracting(CsvProblem::code).containsExactly("FILE_EMPTY");
        assertThat(read("code,name\n\"B1,a\n").problems())
                .extracting(CsvProblem::code)
                .containsExactly("FILE_NOT_CSV");
        byte[] gbk = "code,name\nB1,一号楼\n".getBytes(Charset.forName("GBK"));
        assertThat(CsvTable.read(gbk, Set.of("code", "name"), Set.of(), 10).problems())
                .extracting(CsvProblem::code)
                .containsExactly("FILE_NOT_UTF8");
        assertThat(read("code,name\n" + "B,a\n".repeat(11)).problems())
                .extracting(CsvProblem::code)
                .containsExactly("FILE_TOO_LONG");
    }

    private static CsvTable read(String text) {
        return CsvTable.read(text.getBytes(StandardCharsets.UTF_8), Set.of("code", "name"), Set.of("floors"), 10);
    }
}
