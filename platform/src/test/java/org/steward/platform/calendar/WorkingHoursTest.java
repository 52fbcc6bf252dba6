package org.steward.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.steward.platform.calendar.HolidayCalendar.Day;
import org.steward.platform.calendar.HolidayCalendar.Kind;
import org.steward.platform.command.RefusedException;

class WorkingHoursTest {

    private static final WorkingHours OFFICE = weekdays("Asia/Shanghai", HolidayCalendar.none(), "09:00-17:00");
    private static final WorkingHours SPLIT =
            weekdays("Asia/Shanghai", HolidayCalendar.named("CN"), "08:30-12:00", "13:30-17:30");

    @Test
    void theWeekendIsSkipped() {
        assertThat(due(OFFICE, "2026-11-20T16:00:00+08:00", "PT2H")).isEqualTo(at("2026-11-23T10:00:00+08:00"));
    }

    @Test
    void aDeadlineIsClosingTimeAndNotTheNextOpening() {
        assertThat(due(OFFICE, "2026-11-20T15:00:00+08:00", "PT2H")).isEqualTo(at("2026-11-20T17:00:00+08:00"));
        assertThat(due(SPLIT, "2026-11-20T08:30:00+08:00", "PT3H30M")).isEqualTo(at("2026-11-20T12:00:00+08:00"));
        assertThat(due(SPLIT, "2026-11-20T08:30:00+08:00", "PT3H30M1S")).isEqualTo(at("2026-11-20T13:30:01+08:00"));
    }

    @Test
    void theClockStartsWithTheNextOpeningWhenStartedOutsideHours() {
        assertThat(due(OFFICE, "2026-11-20T18:00:00+08:00", "PT1M")).isEqualTo(at("2026-11-23T09:01:00+08:00"));
        assertThat(due(OFFICE, "2026-11-20T08:00:00+08:00", "PT1M")).isEqualTo(at("2026-11-20T09:01:00+08:00"));
        assertThat(due(OFFICE, "2026-11-20T18:00:00+08:00", "PT0S"))
                .as("nothing to use up")
                .isEqualTo(at("2026-11-20T18:00:00+08:00"));
    }

    @Test
    void holidaysAreSkippedAndMakeUpDaysTakeMondaysHours() {
        assertThat(due(SPLIT, "2025-01-26T16:30:00+08:00", "PT2H"))
                .as("make-up Sunday, then Monday")
                .isEqualTo(at("2025-01-27T09:30:00+08:00"));
        assertThat(due(SPLIT, "2025-01-27T16:30:00+08:00", "PT2H"))
                .as("over the Spring Festival")
                .isEqualTo(at("2025-02-05T09:30:00+08:00"));
    }

    @Test
    void aMakeUpDayWithHoursOfItsOwnKeepsThem() {
        Map<DayOfWeek, List<TimeRange>> week = new EnumMap<>(DayOfWeek.class);
        week.put(DayOfWeek.MONDAY, ranges("08:00-18:00"));
        week.put(DayOfWeek.SATURDAY, ranges("09:00-12:00"));
        WorkingHours hours = new WorkingHours(ZoneId.of("Asia/Shanghai"), week, HolidayCalendar.named("CN"));
        assertThat(hours.hoursOn(LocalDate.parse("2026-02-14"))).as("Saturday").isEqualTo(ranges("09:00-12:00"));
        assertThat(hours.hoursOn(LocalDate.parse("2026-01-04"))).as("Sunday").isEqualTo(ranges("08:00-18:00"));
        assertThat(hours.hoursOn(LocalDate.parse("2026-02-28"))).as("Saturday").isEqualTo(ranges("09:00-12:00"));
        assertThat(hours.hoursOn(LocalDate.parse("2026-10-03"))).as("holiday").isEmpty();
    }

    @Test
    void aYearWithoutDataIsRefusedOnlyWhenReached() {
        assertThat(due(SPLIT, "2026-12-31T08:30:00+08:00", "PT7H30M")).isEqualTo(at("2026-12-31T17:30:00+08:00"));
        assertThatThrownBy(() -> due(SPLIT, "2026-12-31T08:30:00+08:00", "PT7H31M"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("HOLIDAYS_UNKNOWN");
        assertThat(between(SPLIT, "2026-12-31T00:00:00+08:00", "2027-01-01T00:00:00+08:00"))
                .isEqualTo(Duration.parse("PT7H30M"));
    }

    @Test
    void onlyWorkingTimeInsideAHoldPausesTheClock() {
        // From Friday 16:30 to Monday 09:30 only an hour of working time passes.
        Hold weekend = hold("2026-11-20T16:30:00+08:00", "2026-11-23T09:30:00+08:00");
        assertThat(due(OFFICE, "2026-11-20T16:00:00+08:00", "PT2H", weekend))
                .isEqualTo(at("2026-11-23T11:00:00+08:00"));
        Hold night = hold("2026-11-20T17:00:00+08:00", "2026-11-23T09:00:00+08:00");
        assertThat(due(OFFICE, "2026-11-20T16:00:00+08:00", "PT2H", night)).isEqualTo(at("2026-11-23T10:00:00+08:00"));
    }

    @Test
    void overlappingHoldsCountOnce() {
        assertThat(due(
                        OFFICE,
                        "2026-11-20T09:00:00+08:00",
                        "PT2H",
                        hold("2026-11-20T10:30:00+08:00", "2026-11-20T12:00:00+08:00"),
                        hold("2026-11-20T10:00:00+08:00", "2026-11-20T11:00:00+08:00"),
                        hold("2026-11-20T10:15:00+08:00", "2026-11-20T10:45:00+08:00")))
                .isEqualTo(at("2026-11-20T13:00:00+08:00"));
    }

    @Test
    void aHoldOnceTheDurationIsUsedUpChangesNothing() {
        assertThat(due(
                        OFFICE,
                        "2026-11-20T09:00:00+08:00",
                        "PT2H",
                        hold("2026-11-20T11:00:00+08:00", "2026-11-20T12:00:00+08:00")))
                .isEqualTo(at("2026-11-20T11:00:00+08:00"));
    }

    @Test
    void anOpenHoldLeavesTheDeadlineOpen() {
        assertThat(due(OFFICE, "2026-11-20T09:00:00+08:00", "PT2H", hold("2026-11-20T10:00:00+08:00", null)))
                .isNull();
        assertThat(due(OFFICE, "2026-11-20T09:00:00+08:00", "PT2H", hold("2026-11-19T10:00:00+08:00", null)))
                .isNull();
        assertThat(due(SPLIT, "2026-12-31T16:30:00+08:00", "PT2H", hold("2026-12-31T20:00:00+08:00", null)))
                .as("needs no holidays of the next year")
                .isNull();
    }

    @Test
    void anOpenHoldAfterTheDeadlineDoesNotTakeItAway() {
        assertThat(due(OFFICE, "2026-11-20T09:00:00+08:00", "PT2H", hold("2026-11-20T15:00:00+08:00", null)))
                .isEqualTo(at("2026-11-20T11:00:00+08:00"));
    }

    @Test
    void elapsedTimeLeavesOutHolds() {
        assertThat(between(OFFICE, "2026-11-20T16:00:00+08:00", "2026-11-23T09:44:00+08:00"))
                .isEqualTo(Duration.parse("PT1H44M"));
        assertThat(between(
                        OFFICE,
                        "2026-11-20T09:00:00+08:00",
                        "2026-11-20T12:00:00+08:00",
                        hold("2026-11-20T08:00:00+08:00", "2026-11-20T09:30:00+08:00"),
                        hold("2026-11-20T11:00:00+08:00", null)))
                .isEqualTo(Duration.parse("PT1H30M"));
        assertThat(between(OFFICE, "2026-11-21T09:00:00+08:00", "2026-11-21T09:00:00+08:00"))
                .isZero();
    }

    @Test
    void roundTheClockNeverStops() {
        assertThat(due(WorkingHours.always(), "2026-12-31T23:00:00+08:00", "PT26H"))
                .isEqualTo(at("2027-01-02T01:00:00+08:00"));
    }

    @Test
    void clocksPutForwardOrBackChangeTheWorkingTimeOfTheNight() {
        Map<DayOfWeek, List<TimeRange>> week = new EnumMap<>(DayOfWeek.class);
        week.put(DayOfWeek.SUNDAY, ranges("01:00-04:00"));
        WorkingHours berlin = new WorkingHours(ZoneId.of("Europe/Berlin"), week, HolidayCalendar.none());
        assertThat(between(berlin, "2026-03-29T00:00:00+01:00", "2026-03-29T12:00:00+02:00"))
                .as("02:00 to 03:00 does not exist")
                .isEqualTo(Duration.ofHours(2));
        assertThat(between(berlin, "2026-10-25T00:00:00+02:00", "2026-10-25T12:00:00+01:00"))
                .as("02:00 to 03:00 comes twice")
                .isEqualTo(Duration.ofHours(4));
        assertThat(due(berlin, "2026-03-29T00:00:00+01:00", "PT1H30M")).isEqualTo(at("2026-03-29T03:30:00+02:00"));
        assertThat(due(berlin, "2026-10-25T00:00:00+02:00", "PT3H30M")).isEqualTo(at("2026-10-25T03:30:00+01:00"));
    }

    @Test
    void hoursThatBeginInTheMissingHourBeginWhenItEnds() {
        Map<DayOfWeek, List<TimeRange>> week = new EnumMap<>(DayOfWeek.class);
        week.put(DayOfWeek.SUNDAY, ranges("02:30-03:30"));
        WorkingHours berlin = new WorkingHours(ZoneId.of("Europe/Berlin"), week, HolidayCalendar.none());
        assertThat(between(berlin, "2026-03-29T00:00:00+01:00", "2026-03-29T12:00:00+02:00"))
                .isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void whatCannotComeToAnEndIsRefused() {
        WorkingHours nothing = new WorkingHours(ZoneId.of("Asia/Shanghai"), Map.of(), HolidayCalendar.none());
        assertThatThrownBy(() -> due(nothing, "2026-11-20T09:00:00+08:00", "PT1H"))
                .hasMessageContaining("NO_WORKING_HOURS");
        assertThatThrownBy(() -> due(OFFICE, "2026-11-20T09:00:00+08:00", "PT9999999H"))
                .hasMessageContaining("DEADLINE_TOO_FAR");
        assertThatThrownBy(() -> due(
                        OFFICE,
                        "2026-11-20T09:00:00+08:00",
                        "PT1H",
                        hold("2026-11-20T09:00:00+08:00", "2026-11-20T08:00:00+08:00")))
                .hasMessageContaining("PERIOD_REVERSED at holds[0].to");
        assertThatThrownBy(() -> weekdays("UTC", HolidayCalendar.none(), "09:00-12:00", "11:00-13:00"))
                .hasMessageContaining("HOURS_OVERLAP at mon");
    }

    @Test
    void aMakeUpDayWithoutMondaysHoursHasNone() {
        Map<DayOfWeek, List<TimeRange>> week = new EnumMap<>(DayOfWeek.class);
        week.put(DayOfWeek.TUESDAY, ranges("09:00-17:00"));
        LocalDate sunday = LocalDate.parse("2026-11-22");
        WorkingHours hours = new WorkingHours(
                ZoneId.of("Asia/Shanghai"), week, HolidayCalendar.ofDays(List.of(new Day(sunday, Kind.WORK))));
        assertThat(hours.hoursOn(sunday)).isEmpty();
    }

    @Test
    void timeRangesAreReadStrictly() {
        assertThat(TimeRange.parse("00:00-24:00")).isEqualTo(TimeRange.WHOLE_DAY);
        assertThat(TimeRange.parse("08:30-17:30")).hasToString("08:30-17:30");
        for (String bad : List.of(
                "8:30-17:30", "08:30", "17:30-08:30", "09:00-09:00", "08:30-24:01", "08:60-09:00", "25:00-26:00")) {
            assertThatThrownBy(() -> TimeRange.parse(bad)).as(bad).isInstanceOf(RefusedException.class);
        }
    }

    @Property(tries = 300)
    void theTimeUpToADeadlineIsTheDuration(
            @ForAll @IntRange(max = 20_000) int startMinute,
            @ForAll @IntRange(min = 1, max = 6_000) int minutes,
            @ForAll @IntRange(max = 20_000) int holdMinute,
            @ForAll @IntRange(max = 3_000) int holdLength) {
        Instant base = at("2025-01-20T00:00:00+08:00");
        Instant start = base.plusSeconds(60L * startMinute);
        Instant holdFrom = base.plusSeconds(60L * holdMinute);
        List<Hold> holds = List.of(new Hold(holdFrom, holdFrom.plusSeconds(60L * holdLength)));
        Duration duration = Duration.ofMinutes(minutes);
        Instant due = SPLIT.deadline(start, duration, holds);
        assertThat(SPLIT.between(start, due, holds)).isEqualTo(duration);
        assertThat(SPLIT.between(start, due.minusSeconds(1), holds)).isLessThan(duration);
    }

    private static WorkingHours weekdays(String zone, HolidayCalendar holidays, String... ranges) {
        Map<DayOfWeek, List<TimeRange>> week = new EnumMap<>(DayOfWeek.class);
        for (int day = 1; day <= 5; day++) {
            week.put(DayOfWeek.of(day), ranges(ranges));
        }
        return new WorkingHours(ZoneId.of(zone), week, holidays);
    }

    private static List<TimeRange> ranges(String... texts) {
        List<TimeRange> ranges = new ArrayList<>();
        for (String text : texts) {
            ranges.add(TimeRange.parse(text));
        }
        return ranges;
    }

    private static @Nullable Instant due(WorkingHours hours, String start, String duration, Hold... holds) {
        return hours.deadline(at(start), Duration.parse(duration), List.of(holds));
    }

    private static Duration between(WorkingHours hours, String from, String to, Hold... holds) {
        return hours.between(at(from), at(to), List.of(holds));
    }

    private static Hold hold(String from, @Nullable String to) {
        return new Hold(at(from), to == null ? null : at(to));
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
