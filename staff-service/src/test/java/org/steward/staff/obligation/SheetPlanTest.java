package org.steward.staff.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.staff.obligation.Plans.ALWAYS;
import static org.steward.staff.obligation.Plans.SITE;
import static org.steward.staff.obligation.Plans.at;
import static org.steward.staff.obligation.Plans.duty;
import static org.steward.staff.obligation.Plans.holder;
import static org.steward.staff.obligation.Plans.plan;
import static org.steward.staff.obligation.Plans.stay;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.fixture.Duty;
import org.steward.staff.duty.DueRule;
import org.steward.staff.duty.Partial;
import org.steward.staff.duty.Quota;
import org.steward.staff.duty.Rhythm;
import org.steward.staff.duty.Terms;
import org.steward.staff.site.SiteKind;

@Duty("T16")
class SheetPlanTest {

    private static final Terms FOUR_NIGHTS = Terms.every(Rhythm.MONTHLY)
            .quota(new Quota(4, LocalTime.MIDNIGHT, LocalTime.of(6, 0), true))
            .partial(Partial.PRORATE);
    private static final Terms REPORT =
            Terms.every(Rhythm.MONTHLY).due(new DueRule(0, 28, null, null, DueRule.Adjust.NONE));

    private static Obligation only(SheetPlan plan) {
        assertThat(plan.obligations()).hasSize(1);
        return plan.obligations().getFirst();
    }

    private static void assertOwed(Obligation obligation, int required, String dueAt) {
        assertThat(obligation.excuse()).isNull();
        assertThat(obligation.status()).isEqualTo(Obligation.Status.OPEN);
        assertThat(obligation.required()).isEqualTo(required);
        assertThat(obligation.dueAt()).isEqualTo(at(dueAt));
    }

    private static void assertExcused(Obligation obligation, Excuse.Cause cause) {
        assertThat(obligation.status()).isEqualTo(Obligation.Status.EXCUSED);
        assertThat(obligation.excuse()).extracting(Excuse::cause).isEqualTo(cause);
    }

    @Test
    void whoIsThereTheWholeMonthOwesAllOfIt() {
        assertOwed(only(plan(duty("nights", FOUR_NIGHTS), holder(ALWAYS))), 4, "2026-12-01T00:00");
        assertOwed(only(plan(duty("report", REPORT), holder(ALWAYS))), 1, "2026-11-29T00:00");
    }

    @Test
    void aTransferOnThe15thIsTwoParts() {
        // 14 days at the old site, 16 at the new one: 1 of 4 and 2 of 4, whole acts only.
        assertOwed(
                only(plan(duty("nights", FOUR_NIGHTS), holder(stay("2020-01-01T00:00", "2026-11-15T00:00")))),
                1,
                "2026-11-15T00:00");
        assertOwed(
                only(plan(duty("nights", FOUR_NIGHTS), holder(stay("2026-11-15T00:00", null)))), 2, "2026-12-01T00:00");
        // One report cannot be halved: it is owed by whoever was there for half of the month or more.
        assertExcused(
                only(plan(duty("report", REPORT), holder(stay("2020-01-01T00:00", "2026-11-15T00:00")))),
                Excuse.Cause.LEFT);
        assertOwed(only(plan(duty("report", REPORT), holder(stay("2026-11-15T00:00", null)))), 1, "2026-11-29T00:00");
    }

    @Test
    void whatIsOwedInFullIsOwedByWhoHoldsThePositionWhenItFallsDue() {
        org.steward.staff.duty.Duty full =
                duty("full", Terms.every(Rhythm.MONTHLY).times(4).partial(Partial.FULL));
        assertExcused(only(plan(full, holder(stay("2020-01-01T00:00", "2026-11-30T12:00")))), Excuse.Cause.LEFT);
        assertOwed(only(plan(full, holder(stay("2026-11-30T12:00", null)))), 4, "2026-12-01T00:00");
    }

    @Test
    void whatIsDueInTheNextMonthIsOwedByWhoWasThereWhenTheMonthEnded() {
        DueRule fifth = new DueRule(1, 5, null, null, DueRule.Adjust.NONE);
        org.steward.staff.duty.Duty statement =
                duty("statement", Terms.every(Rhythm.MONTHLY).due(fifth).partial(Partial.FULL));
        assertOwed(only(plan(statement, holder(stay("2020-01-01T00:00", "2026-12-03T00:00")))), 1, "2026-12-03T00:00");
        assertThat(plan(statement, holder(stay("2026-12-01T00:00", null))).obligations())
                .isEmpty();
    }

    @Test
    void aJoinerAfterTheDueDayOwesNothingOfIt() {
        assertExcused(only(plan(duty("report", REPORT), holder(stay("2026-11-29T08:00", null)))), Excuse.Cause.JOINED);
    }

    @Test
    void ofASingleDayThereIsNoPart() {
        DueRule halfPastFour = new DueRule(null, null, null, LocalTime.of(16, 30), DueRule.Adjust.NONE);
        org.steward.staff.duty.Duty meeting =
                duty("meeting", Terms.every(Rhythm.DAILY).due(halfPastFour));
        Map<String, Obligation> joiner = byPeriod(plan(meeting, holder(stay("2026-11-10T17:00", null))));
        assertThat(joiner).doesNotContainKey("2026-11-09");
        assertExcused(joiner.get("2026-11-10"), Excuse.Cause.JOINED);
        assertOwed(joiner.get("2026-11-11"), 1, "2026-11-11T16:30");
        Map<String, Obligation> leaver = byPeriod(plan(meeting, holder(stay("2020-01-01T00:00", "2026-11-10T12:00"))));
        assertOwed(leaver.get("2026-11-09"), 1, "2026-11-09T16:30");
        assertExcused(leaver.get("2026-11-10"), Excuse.Cause.LEFT);
        assertThat(leaver).doesNotContainKey("2026-11-11");
    }

    @Test
    void leaveExcusesItsDaysAndShortensQuotas() {
        SheetPlan.Holder away = new SheetPlan.Holder(
                SITE, List.of(ALWAYS), List.of(new Away(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 20))), null);
        Map<String, Obligation> days = byPeriod(plan(duty("daily", Terms.every(Rhythm.DAILY)), away));
        assertExcused(days.get("2026-11-20"), Excuse.Cause.ON_LEAVE);
        assertOwed(days.get("2026-11-21"), 1, "2026-11-22T00:00");
        assertOwed(only(plan(duty("nights", FOUR_NIGHTS), away)), 1, "2026-12-01T00:00");
        assertExcused(only(plan(duty("report", REPORT), away)), Excuse.Cause.ON_LEAVE);
    }

    @Test
    void aSiteThatOpensInMidPeriodBeginsThen() {
        Place opened = new Place(
                Level.SITE, "s-1", "r-1", SiteKind.HOUSING_ESTATE, Plans.SHANGHAI, at("2026-11-20T09:00"), null);
        SheetPlan.Holder there = new SheetPlan.Holder(opened, List.of(ALWAYS), List.of(), null);
        assertOwed(only(plan(duty("nights", FOUR_NIGHTS), there)), 1, "2026-12-01T00:00");
        assertExcused(only(plan(duty("report", REPORT), there)), Excuse.Cause.SITE_OPENED);
        assertThat(byPeriod(plan(duty("daily", Terms.every(Rhythm.DAILY)), there))
                        .keySet())
                .hasSize(11)
                .contains("2026-11-20");
        Place never = new Place(
                Level.SITE, "s-1", "r-1", SiteKind.HOUSING_ESTATE, Plans.SHANGHAI, java.time.Instant.MAX, null);
        assertThat(plan(duty("report", REPORT), new SheetPlan.Holder(never, List.of(ALWAYS), List.of(), null))
                        .obligations())
                .isEmpty();
    }

    @Test
    void aDutyThatBeginsOrEndsInMidPeriodIsOwedInPart() {
        LocalDate twentieth = LocalDate.of(2026, 11, 20);
        assertExcused(only(plan(duty("new", REPORT, twentieth, null), holder(ALWAYS))), Excuse.Cause.DUTY_BEGAN);
        assertOwed(only(plan(duty("nights", FOUR_NIGHTS, twentieth, null), holder(ALWAYS))), 1, "2026-12-01T00:00");
        assertExcused(
                only(plan(duty("old", REPORT, Plans.LONG_AGO, LocalDate.of(2026, 11, 5)), holder(ALWAYS))),
                Excuse.Cause.DUTY_ENDED);
        assertThat(plan(duty("gone", REPORT, Plans.LONG_AGO, LocalDate.of(2026, 11, 1)), holder(ALWAYS))
                        .obligations())
                .isEmpty();
    }

    @Test
    void whoIsPutOnRecordLateOwesNothingOfWhatWasDueByThen() {
        SheetPlan.Holder backdated = new SheetPlan.Holder(SITE, List.of(ALWAYS), List.of(), at("2026-11-10T09:00"));
        Map<String, Obligation> days = byPeriod(plan(duty("daily", Terms.every(Rhythm.DAILY)), backdated));
        assertExcused(days.get("2026-11-09"), Excuse.Cause.RECORDED_LATE);
        assertOwed(days.get("2026-11-10"), 1, "2026-11-11T00:00");
    }

    @Test
    void inALeapYearTheShareIsOfTwentyNineDays() {
        YearMonth february = YearMonth.of(2024, 2);
        org.steward.staff.duty.Duty quota =
                duty("quota", Terms.every(Rhythm.MONTHLY).times(29).partial(Partial.PRORATE));
        Obligation half = only(plan(quota, holder(stay("2024-02-15T00:00", null)), february));
        assertThat(half.required()).isEqualTo(15);
        Obligation all = only(plan(quota, holder(ALWAYS), february));
        assertThat(all.required()).isEqualTo(29);
        assertThat(all.dueAt()).isEqualTo(at("2024-03-01T00:00"));
    }

    @Test
    void aDutySwitchedOffAtTheSiteIsNotDueThere() {
        org.steward.staff.duty.Duty off = new org.steward.staff.duty.Duty(
                "d-1",
                "off",
                "p-1",
                org.steward.staff.duty.Duty.Status.PUBLISHED,
                duty("off", REPORT).versions(),
                null,
                true,
                List.of(new org.steward.staff.duty.SiteSwitch("s-1", false, LocalDate.of(2026, 11, 1))));
        assertThat(plan(off, holder(ALWAYS)).obligations()).isEmpty();
        assertThat(plan(off, holder(ALWAYS), YearMonth.of(2026, 10)).obligations())
                .hasSize(1);
    }

    @Test
    void whatNeedsACalendarThatDoesNotKnowTheYearWaitsAndTheRestGoesOn() {
        SheetPlan plan = SheetPlan.of(
                List.of(
                        duty("working", Terms.every(Rhythm.WORKING_DAILY)),
                        duty("monthly", Terms.every(Rhythm.MONTHLY))),
                holder(ALWAYS),
                YearMonth.of(2060, 1),
                org.steward.platform.calendar.HolidayCalendar.named("CN"),
                at("2026-10-27T00:00"));
        assertThat(plan.heldBack()).containsExactly("working");
        assertThat(plan.obligations()).extracting(Obligation::duty).containsExactly("monthly");
    }

    @Test
    void weeksAreOwedByWhoWasThereForHalfOfThem() {
        DueRule friday = new DueRule(null, null, DayOfWeek.FRIDAY, null, DueRule.Adjust.NONE);
        org.steward.staff.duty.Duty weekly =
                duty("weekly", Terms.every(Rhythm.WEEKLY).due(friday));
        Map<String, Obligation> weeks = byPeriod(plan(weekly, holder(stay("2026-11-12T00:00", null))));
        assertThat(weeks).doesNotContainKey("2026-W45");
        // Thursday to Sunday: four of seven days.
        assertOwed(weeks.get("2026-W46"), 1, "2026-11-14T00:00");
        Map<String, Obligation> later = byPeriod(plan(weekly, holder(stay("2026-11-13T00:00", null))));
        assertExcused(later.get("2026-W46"), Excuse.Cause.JOINED);
    }

    @Property(tries = 300)
    void twoWhoFollowEachOtherNeverOweMoreThanOneWhoStays(
            @ForAll @IntRange(min = 1, max = 30) int day, @ForAll @IntRange(min = 1, max = 60) int count) {
        org.steward.staff.duty.Duty quota =
                duty("quota", Terms.every(Rhythm.MONTHLY).times(count).partial(Partial.PRORATE));
        String change = "2026-11-%02dT00:00".formatted(day);
        int before = owed(plan(quota, holder(stay("2020-01-01T00:00", change))));
        int after = owed(plan(quota, holder(stay(change, null))));
        assertThat(before + after).isBetween(count - 1, count);
    }

    private static int owed(SheetPlan plan) {
        return plan.obligations().stream()
                .filter(obligation -> obligation.status() == Obligation.Status.OPEN)
                .mapToInt(Obligation::required)
                .sum();
    }

    private static Map<String, @Nullable Obligation> byPeriod(SheetPlan plan) {
        return plan.obligations().stream().collect(Collectors.toMap(Obligation::period, each -> each));
    }
}
