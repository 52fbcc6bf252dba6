package org.steward.staff.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

@org.steward.platform.fixture.Duty("T16")
class CatalogueTest {

    private static final EvidenceTypes TYPES = EvidenceSchemas.gathered();

    /** What the job descriptions make people do again and again, by the ids of the requirements. */
    private static final Set<String> RECURRING =
            Set.of("B1 B2 B3 B4 B5 B6 B8 B9 B10 B14 S1 S2 S3 S4 S6 S7 S8 S9 S11 S13 S14 S15 S16".split(" "));

    private static final Set<String> RECURRING_TOO = Set.of(
            "W1 W4 W5 W8 W9 W10 W13 W15 W17 W18 W19 W20 W21 W22 W23 W24 W25 W27 W28 W29 W30 W32 T4 T5 T6 T7 T8 T9 T10 T11 T12 T15 T19 T20 T21"
                    .split(" "));

    private static final Set<String> DESCRIPTIONS =
            Set.of("P1 P2 P3 P4 P5 P6a P6b P6c P6d P6e P7 P8 P9 P10 P11 P12".split(" "));

    private static List<String> shipped(String file) throws IOException {
        return Files.readAllLines(Path.of("src/main/resources/duty", file));
    }

    private static Catalogue read() throws IOException {
        return Catalogue.read(shipped("positions.jsonl"), shipped("catalogue.jsonl"), TYPES);
    }

    @Test
    void whatShipsCanBeKeptAndCoversEveryRecurringDutyAndEveryPost() throws IOException {
        Catalogue catalogue = read();
        assertThat(catalogue.entries()).hasSizeGreaterThanOrEqualTo(45);
        Set<String> covered = new TreeSet<>();
        Set<String> holders = new TreeSet<>();
        catalogue.entries().forEach(entry -> {
            covered.addAll(entry.requirements());
            holders.add(entry.position());
        });
        assertThat(covered).containsAll(RECURRING).containsAll(RECURRING_TOO);
        Set<String> described = new TreeSet<>();
        catalogue.posts().stream().filter(post -> post.description() != null).forEach(post -> {
            described.add(post.description());
            assertThat(holders).as(post.code()).contains(post.code());
        });
        assertThat(described).isEqualTo(new TreeSet<>(DESCRIPTIONS));
    }

    @Test
    void everyTextIsInBothLanguages() throws IOException {
        read().entries().forEach(entry -> {
            assertThat(entry.terms().text().zh()).as(entry.code()).containsPattern("[\\u4e00-\\u9fff]");
            assertThat(entry.terms().text().en()).as(entry.code()).doesNotContainPattern("[\\u4e00-\\u9fff]");
        });
    }

    @Test
    void aFaultStopsTheStartAndNamesItsLine() throws IOException {
        assertRefused("fee-clerk", "night-watchman", "POSITION_UNKNOWN at position", 1);
        assertRefused("\"rhythm\": \"WORKING_DAILY\"", "\"rhythm\": \"HOURLY\"", "HOURLY", 1);
        assertRefused(
                "security.patrol.scan-recorded", "security.patrol.danced", "EVENT_TYPE_UNKNOWN at terms.evidence", 16);
        assertRefused("\"count\": 4", "\"count\": 32", "RHYTHM_IMPOSSIBLE at terms.quota.count", 16);
        assertRefused("\"day\": 10", "\"day\": 41", "RHYTHM_IMPOSSIBLE at terms.due.day", 3);
        assertRefused("\"requirements\"", "\"requires\"", "requires", 1);
        List<String> twice = new ArrayList<>(shipped("catalogue.jsonl"));
        twice.add(twice.getFirst());
        assertThatThrownBy(() -> Catalogue.read(shipped("positions.jsonl"), twice, TYPES))
                .hasMessageContaining("duty/catalogue.jsonl line " + twice.size())
                .hasMessageContaining("VALUE_REPEATED at code");
    }

    @Test
    void aPositionReportsToOneAboveIt() throws IOException {
        List<String> upsideDown = shipped("positions.jsonl").reversed();
        assertThatThrownBy(() -> Catalogue.read(upsideDown, List.of(), TYPES))
                .hasMessageContaining("duty/positions.jsonl line 1")
                .hasMessageContaining("POSITION_UNKNOWN at reportsTo[0]");
    }

    private static void assertRefused(String text, String instead, String fault, int line) throws IOException {
        List<String> lines = new ArrayList<>(shipped("catalogue.jsonl"));
        String before = lines.get(line - 1);
        assertThat(before).contains(text);
        lines.set(line - 1, before.replace(text, instead));
        assertThatThrownBy(() -> Catalogue.read(shipped("positions.jsonl"), lines, TYPES))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("duty/catalogue.jsonl line " + line + ":")
                .hasMessageContaining(fault);
    }
}
