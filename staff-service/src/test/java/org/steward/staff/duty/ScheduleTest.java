package org.steward.staff.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.steward.platform.calendar.HolidayCalendar;
import org.steward.platform.command.RefusedException;

@org.steward.platform.fixture.Duty("T16")
class ScheduleTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final HolidayCalendar CHINA = HolidayCalendar.named("CN");
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private static List<Slot> slots(Terms terms, YearMonth month) {
        return Schedule.opening(terms.make(), month, SHANGHAI, CHINA);
    }

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    private static DueRule day(int monthOffset, Integer day, DueRule.Adjust adjust) {
        return new DueRule(monthOffset, day, null, null, adjust);
    }

    @Test
    void aDayIsDueWhenItEndsOrAtItsTime() {
        List<Slot> days = slots(Terms.every(Rhythm.DAILY), NOVEMBER);
        assertThat(days).hasSize(30);
        Slot fifth = days.get(4);
        assertThat(fifth.period().key()).isEqualTo("2026-11-05");
        assertThat(fifth.opensAt()).isEqualTo(at("2026-11-05T00:00"));
        assertThat(fifth.dueAt()).isEqualTo(at("2026-11-06T00:00"));
        DueRule halfPastFour = new DueRule(null, null, null, LocalTime.of(16, 30), DueRule.Adjust.NONE);
        Slot meeting =
                slots(Terms.every(Rhythm.DAILY).due(halfPastFour), NOVEMBER).get(4);
        assertThat(meeting.dueAt()).isEqualTo(at("2026-11-05T16:30"));
        assertThat(meeting.closesAt()).isEqualTo(at("2026-11-06T00:00"));
    }

    @Test
    void workingDaysAreThoseOfTheCalendarMakeUpSundaysTooAndNotTheHolidays() {
        List<String> october = slots(Terms.every(Rhythm.WORKING_DAILY), YearMonth.of(2025, 10)).stream()
                .map(slot -> slot.period().key())
                .toList();
        assertThat(october).doesNotContain("2025-10-01", "2025-10-08", "2025-10-12", "2025-10-25");
        assertThat(october).contains("2025-10-11", "2025-10-09");
        List<String> september = slots(Terms.every(Rhythm.WORKING_DAILY), YearMonth.of(2025, 9)).stream()
                .map(slot -> slot.period().key())
                .toList();
        // A Sunday worked in exchange for a holiday.
        assertThat(LocalDate.of(2025, 9, 28).getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(september).contains("2025-09-28");
    }

    @Test
    void aWeekBelongsToTheMonthOfItsMonday() {
        List<Slot> weeks = slots(Terms.every(Rhythm.WEEKLY), NOVEMBER);
        assertThat(weeks)
                .extracting(slot -> slot.period().key())
                .containsExactly("2026-W45", "2026-W46", "2026-W47", "2026-W48", "2026-W49");
        assertThat(weeks.getLast().opensOn()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(weeks.getLast().dueAt()).isEqualTo(at("2026-12-07T00:00"));
        DueRule friday = new DueRule(null, null, DayOfWeek.FRIDAY, LocalTime.of(18, 0), DueRule.Adjust.NONE);
        assertThat(slots(Terms.every(Rhythm.WEEKLY).due(friday), NOVEMBER)
                        .getFirst()
                        .dueAt())
                .isEqualTo(at("2026-11-06T18:00"));
    }

    @Test
    void theWeekOverNewYearIsOfTheYearItsThursdayIsIn() {
        assertThat(Rhythm.WEEKLY.periodOf(LocalDate.of(2027, 1, 1)).key()).isEqualTo("2026-W53");
    }

    @Test
    void theNthOfThisMonth() {
        Slot slot = slots(Terms.every(Rhythm.MONTHLY).due(day(0, 28, DueRule.Adjust.NONE)), NOVEMBER)
                .getFirst();
        assertThat(slot.dueAt()).isEqualTo(at("2026-11-29T00:00"));
        assertThat(slot.closesAt()).isEqualTo(at("2026-12-11T00:00"));
    }

    @Test
    void theNthOfTheMonthBeforeOpensWithThatMonth() {
        List<Slot> slots = slots(Terms.every(Rhythm.MONTHLY).due(day(-1, 25, DueRule.Adjust.NONE)), NOVEMBER);
        assertThat(slots).hasSize(1);
        assertThat(slots.getFirst().period().key()).isEqualTo("2026-12");
        assertThat(slots.getFirst().opensAt()).isEqualTo(at("2026-11-01T00:00"));
        assertThat(slots.getFirst().dueAt()).isEqualTo(at("2026-11-26T00:00"));
    }

    @Test
    void theNthOfTheMonthAfterStaysOpenIntoIt() {
        Slot slot = slots(Terms.every(Rhythm.MONTHLY).due(day(1, 5, DueRule.Adjust.NONE)), NOVEMBER)
                .getFirst();
        assertThat(slot.period().key()).isEqualTo("2026-11");
        assertThat(slot.dueAt()).isEqualTo(at("2026-12-06T00:00"));
    }

    @Test
    void aMonthWithoutThatDayIsDueOnItsLastAlsoInALeapYear() {
        Terms thirtieth = Terms.every(Rhythm.MONTHLY).due(day(0, 30, DueRule.Adjust.NONE));
        assertThat(slots(thirtieth, YearMonth.of(2024, 2)).getFirst().dueAt()).isEqualTo(at("2024-03-01T00:00"));
        assertThat(slots(thirtieth, YearMonth.of(2025, 2)).getFirst().dueAt()).isEqualTo(at("2025-03-01T00:00"));
        assertThat(slots(Terms.every(Rhythm.DAILY), YearMonth.of(2024, 2))).hasSize(29);
    }

    @Test
    void aDayOffIsMovedToAWorkingDay() {
        // 2026-11-28 is a Saturday.
        assertThat(slots(Terms.every(Rhythm.MONTHLY).due(day(0, 28, DueRule.Adjust.BEFORE)), NOVEMBER)
                        .getFirst()
                        .dueAt())
                .isEqualTo(at("2026-11-28T00:00"));
        assertThat(slots(Terms.every(Rhythm.MONTHLY).due(day(0, 28, DueRule.Adjust.AFTER)), NOVEMBER)
                        .getFirst()
                        .dueAt())
                .isEqualTo(at("2026-12-01T00:00"));
    }

    @Test
    void whatMovesIntoTheMonthBeforeOpensThere() {
        // 1 November 2026 is a Sunday: due on Friday, 30 October.
        Terms first = Terms.every(Rhythm.MONTHLY).due(day(0, 1, DueRule.Adjust.BEFORE));
        List<Slot> october = slots(first, YearMonth.of(2026, 10));
        assertThat(october).extracting(slot -> slot.period().key()).containsExactly("2026-11");
        assertThat(october.getFirst().dueAt()).isEqualTo(at("2026-10-31T00:00"));
        assertThat(slots(first, NOVEMBER)).isEmpty();
    }

    @Test
    void quartersHalvesAndYearsOpenOnceAndFallDueAtTheirEnd() {
        assertThat(slots(Terms.every(Rhythm.QUARTERLY), YearMonth.of(2026, 10)).getFirst())
                .satisfies(slot -> assertThat(slot.period().key()).isEqualTo("2026-Q4"))
                .satisfies(slot -> assertThat(slot.dueAt()).isEqualTo(at("2027-01-01T00:00")));
        assertThat(slots(Terms.every(Rhythm.QUARTERLY), NOVEMBER)).isEmpty();
        assertThat(slots(Terms.every(Rhythm.HALF_YEARLY), YearMonth.of(2026, 7))
                        .getFirst()
                        .period()
                        .key())
                .isEqualTo("2026-H2");
        assertThat(slots(Terms.every(Rhythm.YEARLY), YearMonth.of(2026, 1))
                        .getFirst()
                        .period()
                        .key())
                .isEqualTo("2026");
        Terms budget = Terms.every(Rhythm.YEARLY).due(day(-1, 30, DueRule.Adjust.NONE));
        assertThat(slots(budget, YearMonth.of(2026, 12)).getFirst().period().key())
                .isEqualTo("2027");
        assertThat(slots(budget, YearMonth.of(2026, 1))).isEmpty();
    }

    @Test
    void everyPeriodOpensExactlyOnce() {
        for (Terms terms : List.of(
                Terms.every(Rhythm.WEEKLY),
                Terms.every(Rhythm.MONTHLY),
                Terms.every(Rhythm.MONTHLY).due(day(-1, 25, DueRule.Adjust.BEFORE)),
                Terms.every(Rhythm.MONTHLY).due(day(0, 1, DueRule.Adjust.BEFORE)),
                Terms.every(Rhythm.MONTHLY).due(day(0, 31, DueRule.Adjust.AFTER)),
                Terms.every(Rhythm.QUARTERLY).due(day(-1, 20, DueRule.Adjust.NONE)),
                Terms.every(Rhythm.QUARTERLY).due(day(3, 5, DueRule.Adjust.AFTER)))) {
            List<String> opened = Stream.iterate(YearMonth.of(2025, 2), month -> month.plusMonths(1))
                    .limit(20)
                    .flatMap(month -> slots(terms, month).stream())
                    .map(slot -> slot.period().key())
                    .toList();
            List<String> expected = new java.util.ArrayList<>();
            Period period = terms.make().rhythm().periodOf(LocalDate.of(2025, 7, 1));
            while (period.from().isBefore(LocalDate.of(2026, 7, 1))) {
                expected.add(period.key());
                period = terms.make().rhythm().periodOf(period.to());
            }
            assertThat(opened)
                    .as("%s", terms.make().due())
                    .doesNotHaveDuplicates()
                    .containsAll(expected);
        }
    }

    @Test
    void aYearWithoutHolidaysIsNotGuessed() {
        assertThatThrownBy(() -> slots(Terms.every(Rhythm.WORKING_DAILY), YearMonth.of(2060, 1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("HOLIDAYS_UNKNOWN");
        // What needs no working days needs no calendar.
        assertThat(slots(Terms.every(Rhythm.DAILY), YearMonth.of(2060, 1))).hasSize(31);
    }

    @Test
    void aWindowOverMidnightIsOfTheEvening() {
        Quota night = new Quota(1, LocalTime.of(22, 0), LocalTime.of(6, 0), true);
        assertThat(night.covers(LocalTime.of(23, 0))).isTrue();
        assertThat(night.covers(LocalTime.of(5, 59))).isTrue();
        assertThat(night.covers(LocalTime.of(6, 0))).isFalse();
        assertThat(night.dateOf(java.time.LocalDateTime.parse("2026-11-06T02:00")))
                .isEqualTo("2026-11-05");
        assertThat(night.dateOf(java.time.LocalDateTime.parse("2026-11-05T23:00")))
                .isEqualTo("2026-11-05");
        Quota early = new Quota(4, LocalTime.MIDNIGHT, LocalTime.of(6, 0), true);
        assertThat(early.covers(LocalTime.MIDNIGHT)).isTrue();
        assertThat(early.covers(LocalTime.of(23, 59))).isFalse();
        assertThat(early.dateOf(java.time.LocalDateTime.parse("2026-11-06T02:00")))
                .isEqualTo("2026-11-06");
        Quota evening = new Quota(1, LocalTime.of(18, 0), LocalTime.MIDNIGHT, false);
        assertThat(evening.covers(LocalTime.of(23, 59))).isTrue();
        assertThat(evening.covers(LocalTime.of(17, 59))).isFalse();
    }
}
