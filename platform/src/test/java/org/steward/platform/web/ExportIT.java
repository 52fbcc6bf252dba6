package org.steward.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.Http.Answer;

/** Lists as files, over real HTTP. */
class ExportIT {

    private final Http http = WebTestServer.http();

    @Test
    void exportsCsv() {
        Answer byParameter = http.with("Accept-Language", "zh").get("/api/test/v1/sites/s1/rows?format=csv");
        byParameter.expect(200);
        assertThat(byParameter.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(byParameter.header("Content-Disposition")).isEqualTo("attachment; filename=\"rows.csv\"");
        assertThat(byParameter.text().lines())
                .containsExactly(
                        "\uFEFFid,text,金额,on",
                        "r1,,-1.50,1970-01-01",
                        "r2,'=1+1,-1.50,1970-01-01",
                        "r3,,-1.50,1970-01-01");
        assertThat(http.with("Accept", "text/csv")
                        .get("/api/test/v1/sites/s1/rows")
                        .text())
                .startsWith("\uFEFFid,text,Amount,on\r\n");
        assertThat(http.with("Accept", "*/*")
                        .get("/api/test/v1/sites/s1/rows")
                        .json()
                        .at("/items")
                        .isArray())
                .isTrue();
        http.get("/api/test/v1/sites/s1/rows?format=pdf").expect(400, "FORMAT_UNKNOWN");
    }

    @Test
    void exportsXlsx(@TempDir Path folder) throws IOException {
        Answer answer =
                http.get("/api/test/v1/sites/s1/rows?format=xlsx&count=2").expect(200);
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"rows.xlsx\"");
        Path file = Files.write(folder.resolve("rows.xlsx"), answer.bytes());
        String sheet;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("xl/workbook.xml")).isNotNull();
            sheet = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
        assertThat(sheet).contains("r1").contains("=1+1").contains("-1.50").contains("Amount");
    }

    @Test
    void breaksAnExportOffRatherThanPassingHalfForTheWhole() {
        http.get("/api/test/v1/sites/s1/rows?format=csv&count=99999").expect(200);
        assertThatThrownBy(() -> http.get("/api/test/v1/sites/s1/rows?format=csv&count=100001"))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> http.get("/api/test/v1/sites/s1/rows?format=xlsx&count=100001"))
                .isInstanceOf(UncheckedIOException.class);
    }
}
