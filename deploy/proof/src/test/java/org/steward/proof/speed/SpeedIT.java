package org.steward.proof.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steward.platform.fixture.RealDatabaseOnly;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The programs of speed work: each measures, at sizes that mean nothing, and leaves its report. */
@RealDatabaseOnly
class SpeedIT {

    @TempDir
    private Path results;

    @AfterEach
    void forgetWhere() {
        System.clearProperty("steward.proof.results");
    }

    @Test
    void everyClaimIsMeasuredAndReported() throws Exception {
        List<Claim> claims = Speed.claims(Clock.systemUTC()).stream()
                // Starts processes, each with a cache of its own: longer than all others together.
                .filter(claim -> !claim.name().equals("startup"))
                .toList();
        System.setProperty("steward.proof.results", results.toString());
        Speed.brief(claims, Plan.brief(), Clock.systemUTC());
        for (Claim claim : claims) {
            JsonNode report = report(claim.name());
            assertThat(report.at("/mode").asString()).isEqualTo("short");
            assertThat(report.at("/findings")).as(claim.name()).isNotEmpty().allSatisfy(finding -> assertThat(
                            finding.path("outcome").asString())
                    .isEqualTo("SKIPPED"));
        }
    }

    private JsonNode report(String claim) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(results.resolve(claim + ".json")));
    }
}
