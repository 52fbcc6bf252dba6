package org.steward.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.steward.platform.calendar.HolidayCalendar.Day;
import org.steward.platform.calendar.HolidayCalendar.DayType;
import org.steward.platform.calendar.HolidayCalendar.Kind;
import org.steward.platform.command.RefusedException;

class HolidayCalendarTest {

    private static final HolidayCalendar CN = HolidayCalendar.named("CN");

    @Test
    void countsTheWorkingDaysOfTheOfficialYears() {
        assertThat(CN.workingDays(date("2025-01-01"), date("2026-01-01"))).isEqualTo(248);
        assertThat(CN.workingDays(date("2026-01-01"), date("2027-01-01"))).isEqualTo(248);
    }

    @Test
    void thePeriodIsHalfOpen() {
        assertThat(CN.workingDays(date("2025-01-26"), date("2025-01-26"))).isZero();
        assertThat(CN.workingDays(date("2025-01-26"), date("2025-01-27"))).isEqualTo(1);
        assertThat(CN.workingDays(date("2025-01-25"), date("2025-01-28"))).isEqualTo(2);
    }

    @Test
    void tellsTheKindsOfDaysApart() {
        assertThat(CN.typeOf(date("2025-01-26"))).as("make-up Sunday").isEqualTo(DayType.WORKDAY);
        assertThat(CN.typeOf(date("2025-01-28"))).as("New Year's Eve").isEqualTo(DayType.STATUTORY_HOLIDAY);
        assertThat(CN.typeOf(date("2025-02-03"))).as("Monday in lieu").isEqualTo(DayType.REST_DAY);
        assertThat(CN.typeOf(date("2025-02-05"))).as("plain Wednesday").isEqualTo(DayType.WORKDAY);
        assertThat(CN.typeOf(date("2025-02-09"))).as("plain Sunday").isEqualTo(DayType.REST_DAY);
    }

    @Test
    void refusesAYearWithoutData() {
        assertThatThrownBy(() -> CN.isWorkingDay(date("2027-01-04")))
                .isInstanceOfSatisfying(RefusedException.class, e -> {
                    assertThat(e.refusal().code()).isEqualTo("HOLIDAYS_UNKNOWN");
                    assertThat(e.refusal().args()).containsEntry("seen", "2027-01-04");
                });
        assertThatThrownBy(() -> CN.workingDays(date("2024-12-31"), date("2025-01-02")))
                .isInstanceOf(RefusedException.class);
        assertThat(CN.workingDays(date("2026-12-31"), date("2027-01-01"))).isEqualTo(1);
    }

    @Test
    void anUnknownCodeIsRefused() {
        for (String code : List.of("XX", "cn", "../CN", "", "CN.json")) {
            assertThatThrownBy(() -> HolidayCalendar.named(code))
                    .as(code)
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            e -> assertThat(e.refusal().code()).isEqualTo("VALUE_UNKNOWN"));
        }
    }

    @Test
    void noneKnowsEveryYear() {
        assertThat(HolidayCalendar.named("none").workingDays(date("2031-01-01"), date("2031-01-08")))
                .isEqualTo(5);
    }

    @Test
    void anOwnListIsCompleteForEveryYearAndNamesADateOnce() {
        HolidayCalendar own = HolidayCalendar.ofDays(List.of(new Day(date("2031-01-01"), Kind.OFF)));
        assertThat(own.workingDays(date("2031-01-01"), date("2031-01-08"))).isEqualTo(4);
        assertThatThrownBy(() -> HolidayCalendar.ofDays(
                        List.of(new Day(date("2031-01-01"), Kind.OFF), new Day(date("2031-01-01"), Kind.WORK))))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().field()).isEqualTo("[1].date"));
    }

    @Property
    void workingDaysAddUp(
            @ForAll @IntRange(max = 365) int first,
            @ForAll @IntRange(max = 200) int second,
            @ForAll @IntRange(max = 160) int third) {
        LocalDate a = date("2025-01-01").plusDays(first);
        LocalDate b = a.plusDays(second);
        LocalDate c = b.plusDays(third);
        assertThat(CN.workingDays(a, b) + CN.workingDays(b, c)).isEqualTo(CN.workingDays(a, c));
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }
}
