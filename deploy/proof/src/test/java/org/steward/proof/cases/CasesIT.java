package org.steward.proof.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steward.local.LocalRun;
import org.steward.platform.fixture.FreePort;

/** Worked examples through the gateway of a running platform. */
class CasesIT {

    @TempDir
    static Path data;

    private static LocalRun platform;

    @BeforeAll
    static void start() {
        platform = LocalRun.together(data, FreePort.findRow(8));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void everySentenceOfTheContractHolds() throws URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(CaseFile.class.getResource("contract.json"))
                .toURI());
        assertThat(output(file)).endsWith(" passed, 0 failed\n");
    }

    @Test
    void thePublicCasesHold() {
        Path file = publicCases();
        assumeTrue(
                Files.isReadable(file),
                "no public cases beside the repository (shared/cases); set STEWARD_CASES_DIR to their folder");
        assertThat(output(file)).endsWith(" passed, 0 failed\n");
    }

    @Test
    void aWrongExpectationIsADifference() throws Exception {
        Path file = data.resolve("wrong.json");
        Files.writeString(file, """
                [{"id":"wrong","path":"/api/staff/v1/calculations/working-days","status":200,
                  "request":{"from":"2025-01-01","to":"2026-01-01","calendar":"CN"},"expect":{"workingDays":247}}]""");
        assertThat(output(file)).contains("/workingDays: expected 247, was 248").endsWith("0 passed, 1 failed\n");
    }

    private static String output(Path file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        var unused = Cases.run(
                List.of(file), platform.gateway(), null, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Path publicCases() {
        String given = System.getenv("STEWARD_CASES_DIR");
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return (given == null ? folder.resolveSibling("shared").resolve("cases") : Path.of(given))
                .resolve("calculations.json");
    }
}
