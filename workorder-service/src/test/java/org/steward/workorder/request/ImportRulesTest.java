package org.steward.workorder.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steward.platform.document.Scope;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;

class ImportRulesTest {

    private static final Instant NOW = Instant.parse("2012-01-01T00:00:00Z");
    private static final Scope SITE = Scope.site("s-1");
    private static final ImportMapping MAPPING = new ImportMapping(
            "old",
            ZoneId.of("America/New_York"),
            Map.of(
                    "Trees", new ImportMapping.Subject(Kind.REPAIR, Category.GREENING, null),
                    "Trees/Tree Emergencies",
                            new ImportMapping.Subject(Kind.REPAIR, Category.GREENING, Severity.URGENT)),
            Map.of("Constituent Call", Channel.PHONE),
            Map.of("Case Resolved", Outcome.RESOLVED));

    private final ImportRules rules =
            new ImportRules(SITE, MAPPING, (building, unit) -> unit.equals("502") ? "u-502" : null, Map.of(), NOW);

    private static ImportRow row(String id) {
        return new ImportRow(
                id,
                "2011-08-28T09:00:00",
                "2011-08-29T10:30:00",
                "2011-08-30T09:00:00",
                "Trees",
                "Tree Maintenance Requests",
                "B00001",
                null,
                "Constituent Call",
                "Closed",
                "Case Resolved: completed");
    }

    private static ImportRow changed(String field, String value) {
        ImportRow row = row("SR1");
        return new ImportRow(
                field.equals("id") ? value : row.id(),
                field.equals("createdAt") ? value : row.createdAt(),
                field.equals("closedAt") ? value : row.closedAt(),
                field.equals("dueAt") ? value : row.dueAt(),
                field.equals("category") ? value : row.category(),
                field.equals("detail") ? value : row.detail(),
                field.equals("place") ? value : row.place(),
                field.equals("unit") ? value : row.unit(),
                field.equals("channel") ? value : row.channel(),
                field.equals("status") ? value : row.status(),
                field.equals("resolution") ? value : row.resolution());
    }

    private static RequestCommand.TakeOver accepted(ImportVerdict verdict) {
        assertThat(verdict).isInstanceOf(ImportVerdict.Accepted.class);
        return ((ImportVerdict.Accepted) verdict).takeOver();
    }

    @Test
    void aGoodRowIsUnderstoodInItsOwnZoneAndWords() {
        RequestCommand.TakeOver taken = accepted(rules.judge(row("SR1")));
        assertThat(taken.reportedAt()).isEqualTo(Instant.parse("2011-08-28T13:00:00Z"));
        assertThat(taken.closing().at()).isEqualTo(Instant.parse("2011-08-29T14:30:00Z"));
        assertThat(taken.closing().outcome()).isEqualTo(Outcome.RESOLVED);
        assertThat(taken.intake().channel()).isEqualTo(Channel.PHONE);
        assertThat(taken.intake().category()).isEqualTo(Category.GREENING);
        assertThat(taken.intake().severity()).isEqualTo(Severity.NORMAL);
        assertThat(taken.id()).isEqualTo(ImportRules.requestId(SITE, "old", "SR1"));
    }

    @Test
    void theDetailMayDecideTheSeverity() {
        assertThat(accepted(rules.judge(changed("detail", "Tree Emergencies")))
                        .intake()
                        .severity())
                .isEqualTo(Severity.URGENT);
    }

    @Test
    void timesMayCarryTheirOffset() {
        assertThat(accepted(rules.judge(changed("createdAt", "2011-08-28T09:00:00Z")))
                        .reportedAt())
                .isEqualTo(Instant.parse("2011-08-28T09:00:00Z"));
        assertThat(accepted(new ImportRules(SITE, MAPPING, (building, unit) -> null, Map.of(), NOW)
                                .judge(changed("createdAt", "2011-08-28T09:00:00-05:00")))
                        .reportedAt())
                .isEqualTo(Instant.parse("2011-08-28T14:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "id, , MISSING_ID",
        "createdAt, , MISSING_TIME",
        "createdAt, yesterday, BAD_TIME",
        "createdAt, 2011-13-01T00:00:00, BAD_TIME",
        "createdAt, 2012-02-01T00:00:00, CREATED_IN_FUTURE",
        "closedAt, 2011-08-28T08:59:59, CLOSED_BEFORE_CREATED",
        "closedAt, , STATUS_CONTRADICTS_TIME",
        "dueAt, soon, BAD_TIME",
        "status, Open, STATUS_CONTRADICTS_TIME",
        "status, Lost, UNKNOWN_STATUS",
        "resolution, Case Invalid: test case, TEST_CASE",
        "resolution, Case Invalid: test, TEST_CASE",
        "detail, TESTING, TEST_CASE",
    })
    void whatIsWrongIsRefusedWithItsReason(String field, String value, String code) {
        ImportVerdict verdict = rules.judge(changed(field, value));
        assertThat(verdict).isInstanceOf(ImportVerdict.Refused.class);
        assertThat(((ImportVerdict.Refused) verdict).code()).isEqualTo(code);
    }

    @Test
    void testingIsAWordNotAPartOfOne() {
        accepted(rules.judge(changed("resolution", "Case Resolved: latest protest noted")));
    }

    @ParameterizedTest
    @CsvSource({
        "place, , MISSING_PLACE, place",
        "category, Potholes, UNKNOWN_CATEGORY, category",
        "category, , UNKNOWN_CATEGORY, category",
        "unit, 999, UNKNOWN_UNIT, unit",
    })
    void whatIsDoubtfulIsHeld(String field, String value, HoldReason reason, String at) {
        ImportVerdict verdict = rules.judge(changed(field, value));
        assertThat(verdict).isInstanceOf(ImportVerdict.Held.class);
        assertThat(((ImportVerdict.Held) verdict).takeOver().holdReason()).isEqualTo(reason);
        assertThat(((ImportVerdict.Held) verdict).field()).isEqualTo(at);
    }

    @Test
    void aUnitIsFoundByItsCode() {
        Intake intake = accepted(rules.judge(changed("unit", "502"))).intake();
        assertThat(intake.unitId()).isEqualTo("u-502");
        assertThat(intake.place()).isEqualTo("B00001");
    }

    @Test
    void lookAlikesAreHeldBehindTheFirst() {
        accepted(rules.judge(row("SR1")));
        ImportVerdict second = rules.judge(row("SR2"));
        assertThat(second).isInstanceOf(ImportVerdict.Held.class);
        assertThat(((ImportVerdict.Held) second).seen()).isEqualTo("SR1");
        accepted(rules.judge(row("SR1")));
    }

    @Test
    void lookAlikesOfEarlierImportsAreHeldToo() {
        Source first = accepted(rules.judge(row("SR1"))).intake().source();
        ImportRules next =
                new ImportRules(SITE, MAPPING, (building, unit) -> null, Map.of(first.occurrence(), first.id()), NOW);
        assertThat(next.judge(row("SR2"))).isInstanceOf(ImportVerdict.Held.class);
        accepted(next.judge(row("SR1")));
    }

    @Test
    void oneIdWithTwoContentsIsRefused() {
        accepted(rules.judge(row("SR1")));
        ImportVerdict other = rules.judge(changed("detail", "Tree Emergencies"));
        assertThat(((ImportVerdict.Refused) other).code()).isEqualTo("ID_REPEATED");
    }

    @Test
    void textsHaveALimit() {
        ImportVerdict verdict = rules.judge(changed("place", "x".repeat(201)));
        assertThat(((ImportVerdict.Refused) verdict).code()).isEqualTo("TOO_LONG");
    }
}
