package org.steward.proof.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private final Report report = new Report(
                    "sample", "short", Clock.fixed(Instant.parse("2026-11-01T08:00:00.123Z"), ZoneOffset.UTC))
            .fact("database", "mongod 8.0")
            .add(Finding.held("nothing lost", "0 of 1000"))
            .add(Finding.missed("p99 | mean <= 10 ms", "12 ms", "two cores"))
            .add(Finding.skipped("lint", "no npm"));

    @TempDir
    Path directory;

    @Test
    void whatWasMissedDecides() {
        assertThat(report.allHeld()).isFalse();
        assertThat(new Report("sample", "long", Clock.systemUTC())
                        .add(Finding.skipped("lint", "no npm"))
                        .allHeld())
                .isTrue();
        assertThat(Finding.of(report.allHeld(), "claim", "1", "why")).isEqualTo(Finding.missed("claim", "1", "why"));
    }

    @Test
    void bothFilesSayTheSame() throws IOException {
        report.write(directory.resolve("made"));

        JsonNode json = JsonMapper.shared().readTree(Files.readString(directory.resolve("made/sample.json")));
        assertThat(json.at("/startedAt").asString()).isEqualTo("2026-11-01T08:00:00Z");
        assertThat(json.at("/facts/database").asString()).isEqualTo("mongod 8.0");
        assertThat(json.at("/findings/1/outcome").asString()).isEqualTo("MISSED");
        assertThat(json.at("/machine/processors").asInt()).isPositive();
        assertThat(Files.readString(directory.resolve("made/sample.md")))
                .contains(
                        "## sample (short)",
                        "- database: mongod 8.0",
                        "| p99 \\| mean <= 10 ms | 12 ms | MISSED | two cores |");
    }

    @Test
    void theSumIsPrintedLast() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        report.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .last()
                .isEqualTo("sample: 1 held, 1 missed, 1 skipped");
    }
}
