package org.steward.staff.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.steward.staff.Decisions.accepted;
import static org.steward.staff.Decisions.outcome;
import static org.steward.staff.Decisions.refused;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.steward.platform.calendar.HolidayCalendar;
import org.steward.platform.document.Json;
import org.steward.staff.Tables;
import org.steward.staff.site.SiteKind;

@org.steward.platform.fixture.Duty("T16")
class DutyDecisionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 10);
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);
    private static final EvidenceTypes TYPES =
            new EvidenceTypes(Map.of(Terms.SCANNED, Json.mapper().readTree("{\"properties\":{}}")));
    private static final DutyDecisions RULES = new DutyDecisions(TYPES, TODAY);

    private static final String TABLE = """
            state     draft       adopt       revise    publish    retire     switch
            none      accepted    accepted    -         -          -          -
            DRAFT     DUTY_EXISTS DUTY_EXISTS accepted  accepted   DUTY_STATE accepted
            PUBLISHED DUTY_EXISTS DUTY_EXISTS accepted  DUTY_STATE accepted   accepted
            RETIRED   DUTY_EXISTS DUTY_EXISTS DUTY_STATE DUTY_STATE DUTY_STATE DUTY_STATE
            """;

    @TestFactory
    Stream<DynamicTest> everyCommandInEveryState() {
        Map<String, Duty> states = new LinkedHashMap<>();
        states.put("none", null);
        states.put("DRAFT", duty());
        states.put("PUBLISHED", duty().published(TODAY));
        states.put("RETIRED", duty().published(TODAY).retired(FIRST));
        Map<String, DutyCommand> commands = new LinkedHashMap<>();
        commands.put("draft", draft(Terms.every(Rhythm.DAILY)));
        commands.put("adopt", new DutyCommand.Adopt(draft(Terms.every(Rhythm.DAILY)), TODAY));
        commands.put("revise", null);
        commands.put("publish", new DutyCommand.Publish(TODAY));
        commands.put("retire", new DutyCommand.Retire(FIRST));
        commands.put("switch", new DutyCommand.Switch("s-1", true, false, TODAY));
        return Tables.cells(TABLE, states, commands, (duty, command) -> {
            DutyCommand what = command != null
                    ? command
                    : new DutyCommand.Revise(
                            Terms.every(Rhythm.WEEKLY).make(),
                            true,
                            duty != null && duty.status() == Duty.Status.PUBLISHED ? FIRST : null);
            if (duty == null && !(what instanceof DutyCommand.Draft) && !(what instanceof DutyCommand.Adopt)) {
                assertThatThrownBy(() -> RULES.decide(null, what)).isInstanceOf(IllegalArgumentException.class);
                return "-";
            }
            return outcome(() -> RULES.decide(duty, what));
        });
    }

    @Test
    void aDraftNamesAPositionThatIsThere() {
        DutyCommand.Draft draft = draft(Terms.every(Rhythm.DAILY));
        assertThat(refused(() ->
                        RULES.decide(null, new DutyCommand.Draft("d", "c", "p-9", false, true, 0, draft.terms()))))
                .isEqualTo("POSITION_UNKNOWN at positionId");
        assertThat(refused(() ->
                        RULES.decide(null, new DutyCommand.Draft("d", "c", "p-1", true, false, 0, draft.terms()))))
                .isEqualTo("POSITION_UNKNOWN at terms.reportedTo");
        assertThat(refused(() -> RULES.decide(
                        null,
                        new DutyCommand.Draft(
                                "d", "c", "p-1", true, true, DutyDecisions.MAX_OF_POSITION, draft.terms()))))
                .isEqualTo("TOO_MANY_DUTIES");
        assertThat(refused(
                        () -> RULES.decide(null, draft(Terms.every(Rhythm.DAILY).times(0)))))
                .isEqualTo("VALUE_OUT_OF_RANGE at terms.quota.count");
    }

    @Test
    void nobodyCanDoYesterdayWhatIsMadeHisDutyToday() {
        assertThat(refused(() -> RULES.decide(duty(), new DutyCommand.Publish(TODAY.minusDays(1)))))
                .isEqualTo("DATE_OUT_OF_RANGE at validFrom");
        Duty published = duty().published(TODAY);
        assertThat(refused(() -> RULES.decide(published, new DutyCommand.Retire(TODAY.minusDays(1)))))
                .isEqualTo("DATE_OUT_OF_RANGE at on");
        assertThat(refused(() -> RULES.decide(
                        published,
                        new DutyCommand.Revise(Terms.every(Rhythm.WEEKLY).make(), true, TODAY.minusDays(1)))))
                .isEqualTo("DATE_OUT_OF_RANGE at from");
        assertThat(refused(() -> RULES.decide(
                        published,
                        new DutyCommand.Revise(Terms.every(Rhythm.WEEKLY).make(), true, null))))
                .isEqualTo("VALUE_MISSING at from");
        assertThat(refused(() -> RULES.decide(
                        duty(),
                        new DutyCommand.Revise(Terms.every(Rhythm.WEEKLY).make(), true, FIRST))))
                .isEqualTo("NOT_FOR_DRAFTS at from");
        assertThat(outcome(() -> RULES.decide(published, new DutyCommand.Revise(published.latest(), true, FIRST))))
                .isEqualTo("unchanged");
    }

    @Test
    void newTermsHoldFromTheirDayAndTheOldOnesUntilThen() {
        Duty revised = accepted(RULES.decide(
                        duty().published(TODAY),
                        new DutyCommand.Revise(
                                Terms.every(Rhythm.DAILY).times(2).make(), true, FIRST)))
                .state();
        assertThat(revised.terms(FIRST.minusDays(1)).quota().count()).isEqualTo(1);
        assertThat(revised.terms(FIRST).quota().count()).isEqualTo(2);
        List<Duty.Due> december = revised.opening(YearMonth.of(2026, 12), ZoneId.of("UTC"), HolidayCalendar.none());
        assertThat(december).hasSize(31).allMatch(due -> due.terms().quota().count() == 2);
        List<Duty.Due> november = revised.opening(YearMonth.of(2026, 11), ZoneId.of("UTC"), HolidayCalendar.none());
        assertThat(november).hasSize(30).allMatch(due -> due.terms().quota().count() == 1);
        Duty again = accepted(new DutyDecisions(TYPES, TODAY.plusDays(1))
                        .decide(
                                revised,
                                new DutyCommand.Revise(
                                        Terms.every(Rhythm.DAILY).times(3).make(), true, LocalDate.of(2026, 11, 20))))
                .state();
        // Terms from the 20th replace those that were to hold from December.
        assertThat(again.versions()).hasSize(2);
        assertThat(again.opening(YearMonth.of(2026, 11), ZoneId.of("UTC"), HolidayCalendar.none()).stream()
                        .filter(due -> due.terms().quota().count() == 3))
                .hasSize(11);
    }

    @Test
    void aDutyIsTurnedOffAtOneSiteFromADayOnAndOnAgain() {
        Duty duty = duty().published(TODAY);
        Duty off = accepted(RULES.decide(duty, new DutyCommand.Switch("s-1", true, false, FIRST)))
                .state();
        assertThat(off.appliesAt("s-1", SiteKind.MIXED_USE, FIRST.minusDays(1))).isTrue();
        assertThat(off.appliesAt("s-1", SiteKind.MIXED_USE, FIRST)).isFalse();
        assertThat(off.appliesAt("s-2", SiteKind.MIXED_USE, FIRST)).isTrue();
        Duty on = accepted(new DutyDecisions(TYPES, FIRST)
                        .decide(off, new DutyCommand.Switch("s-1", true, true, FIRST.plusDays(5))))
                .state();
        assertThat(on.appliesAt("s-1", SiteKind.MIXED_USE, FIRST.plusDays(4))).isFalse();
        assertThat(on.appliesAt("s-1", SiteKind.MIXED_USE, FIRST.plusDays(5))).isTrue();
        Duty everywhere = accepted(RULES.decide(duty, new DutyCommand.Switch(null, true, false, TODAY)))
                .state();
        assertThat(everywhere.appliesAt("s-7", SiteKind.MIXED_USE, TODAY)).isFalse();
        assertThat(refused(() -> RULES.decide(duty, new DutyCommand.Switch(null, true, false, FIRST))))
                .isEqualTo("FROM_TODAY_ONLY at from");
        assertThat(refused(() -> RULES.decide(duty, new DutyCommand.Switch("s-9", false, false, TODAY))))
                .isEqualTo("SITE_UNKNOWN at siteId");
    }

    @Test
    void aDutyOfSomeKindsOfSitesIsDueThereOnly() {
        Duty drill = new Duty(
                "d",
                "drill",
                "p-1",
                Duty.Status.PUBLISHED,
                List.of(new Duty.Version(
                        TODAY,
                        Terms.every(Rhythm.QUARTERLY)
                                .at(Set.of(SiteKind.HOUSING_ESTATE))
                                .make())),
                null,
                true,
                List.of());
        assertThat(drill.appliesAt("s", SiteKind.HOUSING_ESTATE, TODAY)).isTrue();
        assertThat(drill.appliesAt("s", SiteKind.INDUSTRIAL_PARK, TODAY)).isFalse();
    }

    private static Duty duty() {
        return accepted(RULES.decide(null, draft(Terms.every(Rhythm.DAILY)))).state();
    }

    private static DutyCommand.Draft draft(Terms terms) {
        return new DutyCommand.Draft("d-1", "check", "p-1", true, true, 0, terms.make());
    }
}
