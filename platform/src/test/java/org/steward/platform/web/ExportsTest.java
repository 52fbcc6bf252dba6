package org.steward.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"x\")",
                "+A1",
                "-A1",
                "-1+1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "-",
                "+1e5",
                "--1",
                "-1."
            })
    void disarmsFormulas(String text) {
        assertThat(CsvFile.cell(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @CsvSource({"-12.50", "+5", "-1", "12", "a=b", "1-2", "管家", "' =1'"})
    void leavesPlainNumbersAndOtherTextAlone(String text) {
        assertThat(CsvFile.cell(text)).isEqualTo(text);
    }

    @Test
    void writesValuesPlainly() {
        assertThat(CsvFile.cell(null)).isEmpty();
        assertThat(CsvFile.cell(new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(CsvFile.cell(-5L)).isEqualTo("-5");
        assertThat(CsvFile.cell(LocalDate.of(2026, 2, 3))).isEqualTo("2026-02-03");
        assertThat(CsvFile.cell(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void quotesAfterRfc4180() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CsvFile.write(out, List.of("a", "b"), rows(Stream.of(Arrays.asList("x,\"y\"", "two\nlines"))));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\uFEFFa,b\r\n\"x,\"\"y\"\"\",\"two\nlines\"\r\n");
    }

    @Test
    void opensAnotherSheetWhenOneIsFull(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rows.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            XlsxFile.write(out, "rows", List.of("n"), numbers(25), 11);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(sheet(zip, 1)).contains("<v>10</v>").doesNotContain("<v>11</v>");
            assertThat(sheet(zip, 2)).contains("<v>11</v>").contains("<v>20</v>");
            assertThat(sheet(zip, 3)).contains("<v>25</v>");
            assertThat(zip.getEntry("xl/worksheets/sheet4.xml")).isNull();
        }
    }

    @Test
    void keepsLongNumbersAndTextsReadable(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rows.xlsx");
        List<Object> row = Arrays.asList(
                new BigDecimal("1234567890123456.78"),
                1234567890123456789L,
                new BigDecimal("-0.50"),
                true,
                null,
                "x".repeat(40_000),
                "bell\u0007",
                LocalDate.of(2026, 2, 3));
        try (OutputStream out = Files.newOutputStream(file)) {
            XlsxFile.write(out, "rows", List.of("a", "b", "c", "d", "e", "f", "g", "h"), rows(Stream.of(row)));
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(sheet(zip, 1))
                    .contains("1234567890123456.78")
                    .contains("1234567890123456789")
                    .contains("<v>-0.50</v>")
                    .contains("x".repeat(32_766))
                    .doesNotContain("x".repeat(32_767))
                    .doesNotContain("\u0007");
        }
    }

    @Test
    void writesWhileItReads() throws IOException {
        for (Format format : List.of(Format.CSV, Format.XLSX)) {
            CountingStream out = new CountingStream();
            long[] writtenAtHalf = {0};
            Iterator<List<Object>> rows = IntStream.range(0, 200_000)
                    .mapToObj(n -> {
                        if (n == 100_000) {
                            writtenAtHalf[0] = out.bytes;
                        }
                        return List.<Object>of("row " + n, n * 31L, "text that is not the same " + n * 7919L);
                    })
                    .iterator();
            if (format == Format.CSV) {
                CsvFile.write(out, List.of("a", "b", "c"), rows);
            } else {
                XlsxFile.write(out, "rows", List.of("a", "b", "c"), rows);
            }
            assertThat(writtenAtHalf[0])
                    .as("%s bytes at half of %s", format, out.bytes)
                    .isBetween(out.bytes * 4 / 10, out.bytes * 6 / 10);
        }
    }

    private static Iterator<List<Object>> numbers(int count) {
        return rows(IntStream.rangeClosed(1, count).mapToObj(n -> List.of(n)));
    }

    private static Iterator<List<Object>> rows(Stream<List<Object>> rows) {
        return rows.iterator();
    }

    private static String sheet(ZipFile zip, int number) throws IOException {
        return new String(
                zip.getInputStream(zip.getEntry("xl/worksheets/sheet" + number + ".xml"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
    }

    private static final class CountingStream extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }
}
