package org.steward.staff.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steward.staff.Decisions.accepted;
import static org.steward.staff.Decisions.outcome;
import static org.steward.staff.Decisions.refused;
import static org.steward.staff.obligation.Plans.act;
import static org.steward.staff.obligation.Plans.at;
import static org.steward.staff.obligation.Plans.duty;
import static org.steward.staff.obligation.Plans.sheet;

import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Decision;
import org.steward.platform.fixture.Duty;
import org.steward.staff.Tables;
import org.steward.staff.duty.DueRule;
import org.steward.staff.duty.Evidence;
import org.steward.staff.duty.Quota;
import org.steward.staff.duty.Rhythm;
import org.steward.staff.duty.Terms;
import org.steward.staff.obligation.Obligation.Status;
import org.steward.staff.reporting.Rung;

@Duty("T16")
class SheetDecisionsTest {

    private static final Authority HOLDER = Authority.of("e-1");
    private static final Instant NOON = at("2026-11-20T12:00");

    /** Due at the end of 28 November, five minutes of grace, warned an hour before; late until 10 December. */
    private static final Terms REPORT =
            Terms.every(Rhythm.MONTHLY).due(new DueRule(0, 28, null, null, DueRule.Adjust.NONE));

    private static final String ID = "report~2026-11";

    private static final String TABLE = """
            state    plan      act       confirm            wake      ask                 decide
            none     accepted  -         -                  -         -                   -
            OPEN     unchanged accepted  accepted           unchanged accepted            unchanged
            ASKED    unchanged accepted  accepted           unchanged EXCUSE_ASKED_BEFORE accepted
            ON_TIME  unchanged unchanged OBLIGATION_SETTLED unchanged OBLIGATION_SETTLED  unchanged
            LATE     unchanged unchanged OBLIGATION_SETTLED unchanged OBLIGATION_SETTLED  unchanged
            MISSED   unchanged accepted  accepted           accepted  accepted            unchanged
            EXCUSED  unchanged unchanged OBLIGATION_SETTLED unchanged OBLIGATION_SETTLED  unchanged
            """;

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        ObligationSheet open = sheet(duty("report", REPORT));
        ObligationSheet asked = accepted(decide(open, ask(), NOON)).state();
        ObligationSheet missed =
                accepted(decide(open, wake(), at("2026-11-29T00:05"))).state();
        Map<String, ObligationSheet> states = new LinkedHashMap<>();
        states.put("none", null);
        states.put("OPEN", open);
        states.put("ASKED", asked);
        states.put(
                "ON_TIME",
                accepted(decide(open, record("x:1", "2026-11-20T10:00"), NOON)).state());
        states.put(
                "LATE",
                accepted(decide(missed, record("x:1", "2026-12-01T10:00"), at("2026-12-01T10:00")))
                        .state());
        states.put("MISSED", missed);
        states.put("EXCUSED", accepted(decide(asked, excuse(true), NOON)).state());
        Map<String, SheetCommand> commands = new LinkedHashMap<>();
        commands.put(
                "plan",
                new SheetCommand.Plan(
                        Plans.key(),
                        Plans.plan(duty("report", REPORT), Plans.holder(Plans.ALWAYS)),
                        Excuse.Cause.DUTY_ENDED));
        commands.put("act", record("x:2", "2026-11-20T11:00"));
        commands.put("confirm", confirm("2026-11-20T12:00", "scan 17"));
        commands.put("wake", wake());
        commands.put("ask", ask());
        commands.put("decide", excuse(true));
        return Tables.cells(TABLE, states, commands, (sheet, command) -> {
            if (sheet == null && !(command instanceof SheetCommand.Plan)) {
                assertThatThrownBy(() -> decide(null, command, NOON)).isInstanceOf(IllegalArgumentException.class);
                return "-";
            }
            boolean isMissed = missed.equals(sheet);
            Instant now = isMissed ? at("2026-11-30T12:00") : NOON;
            return outcome(() -> decide(sheet, command, now));
        });
    }

    @Test
    void timeWarnsFindsMissedAndGoesUpTheLine() {
        ObligationSheet sheet = sheet(duty("report", REPORT));
        assertThat(sheet.nextDueAt()).isEqualTo(at("2026-11-28T23:00"));
        Decision.Accepted<ObligationSheet> warned = accepted(decide(sheet, wake(), at("2026-11-28T23:00")));
        assertThat(warned.events()).singleElement().isInstanceOf(ObligationEvent.Warned.class);
        assertThat(warned.state().nextDueAt()).isEqualTo(at("2026-11-29T00:05"));
        assertThat(outcome(() -> decide(warned.state(), wake(), at("2026-11-29T00:04"))))
                .isEqualTo("unchanged");
        Decision.Accepted<ObligationSheet> missed = accepted(decide(warned.state(), wake(), at("2026-11-29T00:05")));
        assertThat(missed.events()).singleElement().isInstanceOf(ObligationEvent.Missed.class);
        assertThat(missed.state().nextDueAt()).isEqualTo(at("2026-11-30T00:00"));
        Decision.Accepted<ObligationSheet> first = accepted(decide(missed.state(), wake(), at("2026-11-30T00:00")));
        assertThat(first.events())
                .containsExactly(new ObligationEvent.Escalated(
                        sheet.sheetId(), "e-1", "s-1", "report", "2026-11", 1, "p-captain", List.of("e-captain")));
        assertThat(first.state().watchers()).containsExactly("e-captain");
        Decision.Accepted<ObligationSheet> second = accepted(decide(first.state(), wake(), at("2026-12-02T00:00")));
        assertThat(second.state().watchers()).containsExactly("e-captain", "e-director");
        assertThat(second.state().nextDueAt()).isNull();
    }

    @Test
    void aMissUpAShortLineStaysWithItsTopAndUpNoLineWithNobody() {
        ObligationSheet missed = accepted(decide(sheet(duty("report", REPORT)), wake(), at("2026-11-29T00:05")))
                .state();
        SheetCommand.Wake one = new SheetCommand.Wake(List.of(new Rung("p-captain", List.of("e-captain"))));
        ObligationSheet up =
                accepted(decide(missed, one, at("2026-12-02T00:00"))).state();
        assertThat(up.find(ID).escalations())
                .extracting(Escalation::positionId)
                .containsExactly("p-captain", "p-captain");
        ObligationSheet alone = accepted(decide(missed, new SheetCommand.Wake(List.of()), at("2026-12-02T00:00")))
                .state();
        assertThat(alone.find(ID).escalations()).extracting(Escalation::to).containsExactly(List.of(), List.of());
        assertThat(alone.nextDueAt()).isNull();
    }

    @Test
    void whomItIsReportedToHearsOfItFirst() {
        ObligationSheet missed = accepted(decide(
                        sheet(duty("report", Terms.every(Rhythm.MONTHLY).reportedTo("p-director"))),
                        wake(),
                        at("2026-12-03T00:00")))
                .state();
        assertThat(missed.find(ID).escalations().getFirst().to()).containsExactly("e-director");
    }

    @Test
    void aLateActMakesItLateAndTheMissStays() {
        ObligationSheet missed = accepted(decide(sheet(duty("report", REPORT)), wake(), at("2026-11-29T00:05")))
                .state();
        Decision.Accepted<ObligationSheet> done =
                accepted(decide(missed, record("x:1", "2026-12-01T10:00"), at("2026-12-01T10:00")));
        Obligation late = done.state().find(ID);
        assertThat(late.status()).isEqualTo(Status.LATE);
        assertThat(late.missedAt()).isEqualTo(at("2026-11-29T00:05"));
        assertThat(done.events()).singleElement().isInstanceOfSatisfying(ObligationEvent.Fulfilled.class, event -> {
            assertThat(event.inTime()).isFalse();
            assertThat(event.missedBefore()).isTrue();
        });
        assertThat(done.state().nextDueAt()).isNull();
    }

    @Test
    void evidenceOfATimelyActThatComesWithinTheGraceIsOnTime() {
        ObligationSheet open = sheet(duty("report", REPORT));
        Obligation done = accepted(decide(open, record("x:1", "2026-11-28T23:59"), at("2026-11-29T00:04")))
                .state()
                .find(ID);
        assertThat(done.status()).isEqualTo(Status.ON_TIME);
        assertThat(done.missedAt()).isNull();
    }

    @Test
    void evidenceThatComesAfterTheMissNeverErasesIt() {
        ObligationSheet open = sheet(duty("report", REPORT));
        ObligationSheet missed =
                accepted(decide(open, wake(), at("2026-11-29T00:05"))).state();
        for (ObligationSheet sheet : List.of(missed, open)) {
            // Also when the timer has not come by yet.
            Obligation done = accepted(decide(sheet, record("x:1", "2026-11-20T10:00"), at("2026-11-29T09:00")))
                    .state()
                    .find(ID);
            assertThat(done.status()).isEqualTo(Status.LATE);
            assertThat(done.missedAt()).isNotNull();
        }
    }

    @Test
    void withinTheGraceTheOrderInWhichEventsComeDoesNotMatter() {
        ObligationSheet open = sheet(duty("report", REPORT));
        ObligationSheet late = accepted(decide(open, record("x:2", "2026-11-29T00:01"), at("2026-11-29T00:01")))
                .state();
        assertThat(late.find(ID).status()).isEqualTo(Status.LATE);
        Decision.Accepted<ObligationSheet> better =
                accepted(decide(late, record("x:1", "2026-11-28T20:00"), at("2026-11-29T00:02")));
        assertThat(better.state().find(ID).status()).isEqualTo(Status.ON_TIME);
        assertThat(better.state().find(ID).acts()).extracting(Act::id).containsExactly("x:1");
        assertThat(outcome(() -> decide(late, record("x:1", "2026-11-28T20:00"), at("2026-11-29T00:05"))))
                .isEqualTo("unchanged");
    }

    @Test
    void theSameEventCountsOnce() {
        ObligationSheet sheet = sheet(duty("report", Terms.every(Rhythm.MONTHLY).times(2)));
        ObligationSheet one =
                accepted(decide(sheet, record("x:1", "2026-11-03T10:00"), NOON)).state();
        assertThat(one.find(ID).acts()).hasSize(1);
        assertThat(outcome(() -> decide(one, record("x:1", "2026-11-03T10:00"), NOON)))
                .isEqualTo("unchanged");
        assertThat(accepted(decide(one, record("x:2", "2026-11-04T10:00"), NOON))
                        .state()
                        .find(ID)
                        .status())
                .isEqualTo(Status.ON_TIME);
    }

    @Test
    void fourNightChecksCountOnlyAfterMidnightAndOncePerNight() {
        ObligationSheet sheet = sheet(duty(
                "report",
                Terms.every(Rhythm.MONTHLY).quota(new Quota(4, LocalTime.MIDNIGHT, LocalTime.of(6, 0), true))));
        assertThat(outcome(() -> decide(sheet, record("x:1", "2026-11-03T23:30"), NOON)))
                .isEqualTo("unchanged");
        ObligationSheet next = sheet;
        for (String night : List.of("03", "09", "14")) {
            next = accepted(decide(next, record("x:" + night, "2026-11-" + night + "T02:00"), NOON))
                    .state();
            ObligationSheet seen = next;
            assertThat(outcome(() -> decide(seen, record("y:" + night, "2026-11-" + night + "T05:00"), NOON)))
                    .isEqualTo("unchanged");
        }
        assertThat(next.find(ID).status()).isEqualTo(Status.OPEN);
        Decision.Accepted<ObligationSheet> fourth = accepted(decide(next, record("x:20", "2026-11-20T00:00"), NOON));
        assertThat(fourth.state().find(ID).status()).isEqualTo(Status.ON_TIME);
    }

    @Test
    void anActIsForTheEarliestThatWaitsInItsTime() {
        DueRule fifth = new DueRule(1, 5, null, null, DueRule.Adjust.NONE);
        ObligationSheet sheet = sheet(duty("report", Terms.every(Rhythm.WEEKLY).late(3)));
        // Wednesday of the second week: the first week's, still open as late until Wednesday, comes first.
        ObligationSheet done = accepted(decide(sheet, record("x:1", "2026-11-11T10:00"), at("2026-11-11T10:00")))
                .state();
        assertThat(done.find("report~2026-W45").status()).isEqualTo(Status.LATE);
        ObligationSheet thursday = accepted(decide(sheet, record("x:1", "2026-11-12T10:00"), at("2026-11-12T10:00")))
                .state();
        assertThat(thursday.find("report~2026-W45").status()).isEqualTo(Status.OPEN);
        assertThat(thursday.find("report~2026-W46").status()).isEqualTo(Status.ON_TIME);
        assertThat(fifth.monthOffset()).isEqualTo(1);
    }

    @Test
    void evidenceThatNamesItsPeriodIsForThatOne() {
        ObligationSheet sheet = sheet(duty("report", Terms.every(Rhythm.WEEKLY).late(30)));
        ObligationSheet done = accepted(decide(
                        sheet,
                        new SheetCommand.RecordAct("report", act("x:1", "2026-11-20T10:00"), "2026-W46"),
                        at("2026-11-20T10:00")))
                .state();
        assertThat(done.find("report~2026-W46").status()).isEqualTo(Status.LATE);
        assertThat(done.find("report~2026-W45").status()).isEqualTo(Status.OPEN);
    }

    @Test
    void aConfirmationIsTheHoldersWithItsAttachment() {
        ObligationSheet sheet = sheet(duty("report", REPORT));
        assertThat(refused(() -> decide(sheet, confirm("2026-11-20T12:00", null), NOON)))
                .isEqualTo("ATTACHMENT_MISSING at attachment");
        assertThat(refused(() -> decide(
                        sheet, new SheetCommand.Confirm(ID, act("c", "2026-11-20T12:00"), Authority.of("e-2")), NOON)))
                .isEqualTo("NOT_FOUND");
        assertThat(refused(() -> decide(
                        sheet, new SheetCommand.Confirm("report~2027-01", act("c", "2026-11-20T12:00"), HOLDER), NOON)))
                .isEqualTo("NOT_FOUND");
        assertThat(refused(() -> decide(sheet, confirm("2026-10-28T12:00", "a"), at("2026-10-28T12:00"))))
                .isEqualTo("OBLIGATION_NOT_OPEN");
        ObligationSheet byEvent = sheet(duty(
                "report",
                Terms.every(Rhythm.MONTHLY).evidence(new Evidence(List.of(Terms.BY_SCAN), Evidence.Manual.NO))));
        assertThat(refused(() -> decide(byEvent, confirm("2026-11-20T12:00", "a"), NOON)))
                .isEqualTo("EVIDENCE_BY_EVENT_ONLY");
        ObligationSheet atNight = sheet(duty(
                "report",
                Terms.every(Rhythm.MONTHLY).quota(new Quota(1, LocalTime.MIDNIGHT, LocalTime.of(6, 0), true))));
        assertThat(refused(() -> decide(atNight, confirm("2026-11-20T12:00", "a"), NOON)))
                .isEqualTo("ACT_DOES_NOT_COUNT");
        // A delegate confirms in the holder's name.
        assertThat(outcome(() -> decide(
                        sheet,
                        new SheetCommand.Confirm(
                                ID, new Act("c", null, "e-1", NOON, NOON, "photo 3"), new Authority("e-2", "e-1")),
                        NOON)))
                .isEqualTo("accepted");
    }

    @Test
    void anExcuseIsGivenOrRefusedAndWhatWasMissedStaysOnRecord() {
        ObligationSheet missed = accepted(decide(sheet(duty("report", REPORT)), wake(), at("2026-11-29T00:05")))
                .state();
        ObligationSheet asked =
                accepted(decide(missed, ask(), at("2026-11-29T09:00"))).state();
        Obligation excused = accepted(decide(asked, excuse(true), at("2026-11-29T10:00")))
                .state()
                .find(ID);
        assertThat(excused.status()).isEqualTo(Status.EXCUSED);
        assertThat(excused.missedAt()).isNotNull();
        assertThat(excused.excuse()).extracting(Excuse::decidedBy).isEqualTo("e-director");
        ObligationSheet refused =
                accepted(decide(asked, excuse(false), at("2026-11-29T10:00"))).state();
        assertThat(refused.find(ID).status()).isEqualTo(Status.MISSED);
        // He may ask again, with a better reason.
        assertThat(outcome(() -> decide(refused, ask(), at("2026-11-29T11:00"))))
                .isEqualTo("accepted");
    }

    private static Decision<ObligationSheet> decide(
            @Nullable ObligationSheet sheet, SheetCommand command, Instant now) {
        return SheetDecisions.decide(sheet, command, now);
    }

    private static SheetCommand record(String id, String local) {
        return new SheetCommand.RecordAct("report", act(id, local), null);
    }

    private static SheetCommand confirm(String local, @Nullable String attachment) {
        return new SheetCommand.Confirm(ID, new Act("c-1", null, "e-1", at(local), at(local), attachment), HOLDER);
    }

    private static SheetCommand wake() {
        return new SheetCommand.Wake(
                List.of(new Rung("p-captain", List.of("e-captain")), new Rung("p-director", List.of("e-director"))));
    }

    private static SheetCommand ask() {
        return new SheetCommand.AskExcuse(ID, "ill", HOLDER);
    }

    private static SheetCommand excuse(boolean granted) {
        return new SheetCommand.DecideExcuse(ID, granted, "e-director");
    }
}
