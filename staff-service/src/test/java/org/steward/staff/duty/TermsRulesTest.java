package org.steward.staff.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Json;

@org.steward.platform.fixture.Duty("T16")
class TermsRulesTest {

    private static final EvidenceTypes TYPES =
            new EvidenceTypes(Map.of(Terms.SCANNED, Json.mapper().readTree("""
                            {"properties":{"scan":{"properties":{"at":{"type":"string"}}},"patrolId":{"type":"string"}}}""")));

    private record Case(String expected, Terms terms) {}

    private static Case c(String expected, Terms terms) {
        return new Case(expected, terms);
    }

    private static DueRule due(Integer offset, Integer day, DayOfWeek weekday, LocalTime time, DueRule.Adjust adjust) {
        return new DueRule(offset, day, weekday, time, adjust);
    }

    private static final DueRule.Adjust NONE = DueRule.Adjust.NONE;
    private static final LocalTime NOON = LocalTime.NOON;

    @TestFactory
    Stream<DynamicTest> whatNobodyCanKeepIsRefusedWhereItIsWrong() {
        return Stream.of(
                        c(
                                "VALUE_OUT_OF_RANGE at quota.count",
                                Terms.every(Rhythm.DAILY).times(0)),
                        c(
                                "VALUE_OUT_OF_RANGE at quota.count",
                                Terms.every(Rhythm.DAILY).times(101)),
                        c("RHYTHM_IMPOSSIBLE at quota.count", oncePerDate(Rhythm.WEEKLY, 8)),
                        c("RHYTHM_IMPOSSIBLE at quota.count", oncePerDate(Rhythm.MONTHLY, 29)),
                        c("RHYTHM_IMPOSSIBLE at quota.count", oncePerDate(Rhythm.DAILY, 2)),
                        c("RHYTHM_IMPOSSIBLE at quota.to", window(NOON, null)),
                        c("RHYTHM_IMPOSSIBLE at quota.to", window(NOON, NOON)),
                        c("RHYTHM_IMPOSSIBLE at due.monthOffset", on(Rhythm.DAILY, due(0, null, null, null, NONE))),
                        c("RHYTHM_IMPOSSIBLE at due.day", on(Rhythm.WEEKLY, due(null, 3, null, null, NONE))),
                        c("RHYTHM_IMPOSSIBLE at due.monthOffset", on(Rhythm.MONTHLY, due(2, 3, null, null, NONE))),
                        c("RHYTHM_IMPOSSIBLE at due.monthOffset", on(Rhythm.MONTHLY, due(-2, 3, null, null, NONE))),
                        c("RHYTHM_IMPOSSIBLE at due.monthOffset", on(Rhythm.QUARTERLY, due(4, 3, null, null, NONE))),
                        c("RHYTHM_IMPOSSIBLE at due.day", on(Rhythm.MONTHLY, due(0, 0, null, null, NONE))),
                        c("RHYTHM_IMPOSSIBLE at due.day", on(Rhythm.MONTHLY, due(0, 32, null, null, NONE))),
                        c(
                                "RHYTHM_IMPOSSIBLE at due.weekday",
                                on(Rhythm.MONTHLY, due(0, 3, DayOfWeek.MONDAY, null, NONE))),
                        c(
                                "RHYTHM_IMPOSSIBLE at due.adjust",
                                on(Rhythm.DAILY, due(null, null, null, null, DueRule.Adjust.AFTER))),
                        c(
                                "RHYTHM_IMPOSSIBLE at due.time",
                                window(NOON, LocalTime.of(14, 0)).due(due(null, null, null, NOON, NONE))),
                        c("EVIDENCE_MISSING at evidence", proof(List.of(), Evidence.Manual.NO)),
                        c(
                                "EVENT_TYPE_UNKNOWN at evidence.events[0].type",
                                proof(
                                        List.of(scan("org.steward.security.patrol.danced.v1", null)),
                                        Evidence.Manual.NO)),
                        c(
                                "PATH_UNKNOWN at evidence.events[0].actedAt",
                                proof(List.of(scan(Terms.SCANNED, "/scan/when")), Evidence.Manual.NO)),
                        c(
                                "PATH_INVALID at evidence.events[0].actedAt",
                                proof(List.of(scan(Terms.SCANNED, "scan.at")), Evidence.Manual.NO)),
                        c(
                                "PATH_UNKNOWN at evidence.events[0].where[0].path",
                                proof(
                                        List.of(new EventProof(
                                                Terms.SCANNED,
                                                EventProof.By.SITE,
                                                List.of(new Condition("/colour", List.of("red"), null)),
                                                null,
                                                null,
                                                null)),
                                        Evidence.Manual.NO)),
                        c(
                                "VALUE_NEGATIVE at evidence.events[0].where[0].atLeast",
                                proof(
                                        List.of(new EventProof(
                                                Terms.SCANNED,
                                                EventProof.By.SITE,
                                                List.of(new Condition("/scan", List.of(), BigDecimal.ONE.negate())),
                                                null,
                                                null,
                                                null)),
                                        Evidence.Manual.NO)),
                        c(
                                "VALUE_OUT_OF_RANGE at warnMinutes",
                                Terms.every(Rhythm.DAILY).warn(-1)),
                        c(
                                "VALUE_OUT_OF_RANGE at graceMinutes",
                                Terms.every(Rhythm.DAILY).grace(99_999)),
                        c(
                                "VALUE_OUT_OF_RANGE at lateDays",
                                Terms.every(Rhythm.DAILY).late(63)),
                        c(
                                "VALUE_OUT_OF_RANGE at escalateAfterHours[1]",
                                Terms.every(Rhythm.DAILY).escalate(24, 24)))
                .map(each -> DynamicTest.dynamicTest(each.expected(), () -> {
                    RefusedException refused = catchThrowableOfType(
                            RefusedException.class,
                            () -> TermsRules.check(each.terms().make(), TYPES));
                    assertThat(refused).isNotNull();
                    assertThat(refused.refusal().code() + " at "
                                    + refused.refusal().field())
                            .isEqualTo(each.expected());
                }));
    }

    @Test
    void whatPeopleReallyHaveToDoIsPossible() {
        Stream.of(
                        Terms.every(Rhythm.MONTHLY).quota(new Quota(4, LocalTime.MIDNIGHT, LocalTime.of(6, 0), true)),
                        Terms.every(Rhythm.DAILY).times(2),
                        on(Rhythm.MONTHLY, due(-1, 25, null, null, DueRule.Adjust.BEFORE)),
                        on(Rhythm.WORKING_DAILY, due(null, null, null, LocalTime.of(16, 30), NONE)),
                        on(Rhythm.YEARLY, due(12, 10, null, null, NONE)),
                        proof(List.of(scan(Terms.SCANNED, "/scan/at")), Evidence.Manual.NO))
                .forEach(terms -> assertThatCode(() -> TermsRules.check(terms.make(), TYPES))
                        .doesNotThrowAnyException());
    }

    private static Terms oncePerDate(Rhythm rhythm, int count) {
        return Terms.every(rhythm).quota(new Quota(count, null, null, true));
    }

    private static Terms window(LocalTime from, LocalTime to) {
        return Terms.every(Rhythm.DAILY).quota(new Quota(1, from, to, false));
    }

    private static Terms on(Rhythm rhythm, DueRule due) {
        return Terms.every(rhythm).due(due);
    }

    private static Terms proof(List<EventProof> proofs, Evidence.Manual manual) {
        return Terms.every(Rhythm.DAILY).evidence(new Evidence(proofs, manual));
    }

    private static EventProof scan(String type, String actedAt) {
        return new EventProof(type, EventProof.By.HOLDER, List.of(), null, actedAt, null);
    }
}
