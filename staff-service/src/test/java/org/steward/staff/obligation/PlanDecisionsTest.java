package org.steward.staff.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.staff.Decisions.accepted;
import static org.steward.staff.Decisions.outcome;
import static org.steward.staff.obligation.Plans.ALWAYS;
import static org.steward.staff.obligation.Plans.act;
import static org.steward.staff.obligation.Plans.at;
import static org.steward.staff.obligation.Plans.duty;
import static org.steward.staff.obligation.Plans.holder;
import static org.steward.staff.obligation.Plans.sheet;
import static org.steward.staff.obligation.Plans.stay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.steward.platform.command.Decision;
import org.steward.platform.fixture.Duty;
import org.steward.staff.duty.Partial;
import org.steward.staff.duty.Rhythm;
import org.steward.staff.duty.Terms;
import org.steward.staff.obligation.Obligation.Status;

@Duty("T16")
class PlanDecisionsTest {

    private static final org.steward.staff.duty.Duty DAILY = duty("daily", Terms.every(Rhythm.DAILY));
    private static final org.steward.staff.duty.Duty FOUR =
            duty("four", Terms.every(Rhythm.MONTHLY).times(4).partial(Partial.PRORATE));
    private static final Instant TENTH = at("2026-11-10T12:00");

    private static Decision<ObligationSheet> align(
            ObligationSheet sheet, SheetPlan.Holder holder, Excuse.Cause ended, org.steward.staff.duty.Duty... duties) {
        SheetPlan plan = SheetPlan.of(
                List.of(duties),
                holder,
                Plans.NOVEMBER,
                org.steward.platform.calendar.HolidayCalendar.named("CN"),
                TENTH);
        return SheetDecisions.decide(sheet, new SheetCommand.Plan(Plans.key(), plan, ended), TENTH);
    }

    @Test
    void anEmptyPlanMakesNoSheet() {
        assertThat(outcome(() -> SheetDecisions.decide(
                        null, new SheetCommand.Plan(Plans.key(), SheetPlan.NOTHING, Excuse.Cause.LEFT), TENTH)))
                .isEqualTo("unchanged");
    }

    @Test
    void aTransferLeavesTheDaysBeforeEndsTheDaysAfterAndShortensTheQuota() {
        ObligationSheet sheet = sheet(DAILY, FOUR);
        sheet = accepted(SheetDecisions.decide(
                        sheet,
                        new SheetCommand.RecordAct("daily", act("x:1", "2026-11-09T10:00"), null),
                        at("2026-11-09T10:00")))
                .state();
        Decision.Accepted<ObligationSheet> moved = accepted(
                align(sheet, holder(stay("2020-01-01T00:00", "2026-11-15T00:00")), Excuse.Cause.LEFT, DAILY, FOUR));
        ObligationSheet after = moved.state();
        assertThat(after.find("daily~2026-11-09").status()).isEqualTo(Status.ON_TIME);
        assertThat(after.find("daily~2026-11-14").status()).isEqualTo(Status.OPEN);
        assertThat(after.find("daily~2026-11-15")).isNull();
        assertThat(after.find("four~2026-11").required()).isEqualTo(1);
        assertThat(after.find("four~2026-11").dueAt()).isEqualTo(at("2026-11-15T00:00"));
        assertThat(moved.events())
                .singleElement()
                .isInstanceOfSatisfying(ObligationEvent.Amended.class, event -> assertThat(event.withdrawn())
                        .hasSize(16));
    }

    @Test
    void whatWasDoneBeforeMayBeEnoughNow() {
        ObligationSheet sheet = sheet(FOUR);
        for (String day : List.of("03", "05")) {
            sheet = accepted(SheetDecisions.decide(
                            sheet,
                            new SheetCommand.RecordAct("four", act("x:" + day, "2026-11-" + day + "T10:00"), null),
                            TENTH))
                    .state();
        }
        Decision.Accepted<ObligationSheet> moved =
                accepted(align(sheet, holder(stay("2020-01-01T00:00", "2026-11-16T00:00")), Excuse.Cause.LEFT, FOUR));
        assertThat(moved.state().find("four~2026-11").status()).isEqualTo(Status.ON_TIME);
        assertThat(moved.events()).hasAtLeastOneElementOfType(ObligationEvent.Fulfilled.class);
    }

    @Test
    void whoLeavesAtOnceOwesNothingMoreAndKeepsWhatHeMissed() {
        ObligationSheet missed = accepted(
                        SheetDecisions.decide(sheet(DAILY, FOUR), new SheetCommand.Wake(List.of()), TENTH))
                .state();
        ObligationSheet after = accepted(
                        align(missed, holder(stay("2020-01-01T00:00", "2026-11-10T12:00")), Excuse.Cause.LEFT))
                .state();
        assertThat(after.find("daily~2026-11-08").status()).isEqualTo(Status.MISSED);
        assertThat(after.find("daily~2026-11-11")).isNull();
        assertThat(after.find("four~2026-11").status()).isEqualTo(Status.EXCUSED);
        assertThat(after.find("four~2026-11").excuse().cause()).isEqualTo(Excuse.Cause.LEFT);
    }

    @Test
    void leaveExcusesAndLeaveTakenBackMakesDueAgainWhatCanStillBeDone() {
        ObligationSheet sheet = sheet(DAILY);
        SheetPlan.Holder away = new SheetPlan.Holder(
                Plans.SITE,
                List.of(ALWAYS),
                List.of(new Away(LocalDate.of(2026, 11, 10), LocalDate.of(2026, 11, 12))),
                null);
        ObligationSheet onLeave =
                accepted(align(sheet, away, Excuse.Cause.DUTY_ENDED, DAILY)).state();
        assertThat(onLeave.find("daily~2026-11-11").excuse().cause()).isEqualTo(Excuse.Cause.ON_LEAVE);
        assertThat(onLeave.find("daily~2026-11-13").status()).isEqualTo(Status.OPEN);
        ObligationSheet back = accepted(align(onLeave, holder(ALWAYS), Excuse.Cause.DUTY_ENDED, DAILY))
                .state();
        assertThat(back.find("daily~2026-11-11").status()).isEqualTo(Status.OPEN);
        assertThat(back.find("daily~2026-11-10").status()).isEqualTo(Status.OPEN);
    }

    @Test
    void aNewDutyIsAddedAndAnEndedOneGoesOrIsExcused() {
        ObligationSheet sheet = sheet(DAILY);
        ObligationSheet more = accepted(align(sheet, holder(ALWAYS), Excuse.Cause.DUTY_ENDED, DAILY, FOUR))
                .state();
        assertThat(more.find("four~2026-11").required()).isEqualTo(4);
        assertThat(more.rules()).hasSize(2);
        ObligationSheet less = accepted(align(more, holder(ALWAYS), Excuse.Cause.DUTY_ENDED, FOUR))
                .state();
        assertThat(less.find("daily~2026-11-10").excuse().cause()).isEqualTo(Excuse.Cause.DUTY_ENDED);
        assertThat(less.find("daily~2026-11-11")).isNull();
        assertThat(outcome(() -> align(less, holder(ALWAYS), Excuse.Cause.DUTY_ENDED, FOUR)))
                .isEqualTo("unchanged");
    }

    @Test
    void whatIsHeldBackForWantOfACalendarIsNotTakenForEnded() {
        ObligationSheet sheet = sheet(DAILY);
        SheetPlan waiting = new SheetPlan(List.of(), List.of(), List.of("daily"));
        assertThat(outcome(() -> SheetDecisions.decide(
                        sheet, new SheetCommand.Plan(Plans.key(), waiting, Excuse.Cause.DUTY_ENDED), TENTH)))
                .isEqualTo("unchanged");
    }
}
