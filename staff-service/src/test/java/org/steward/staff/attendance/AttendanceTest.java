package org.steward.staff.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steward.staff.attendance.AttendanceDay.Status;

class AttendanceTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final WorkShift DAY = shift("day", "20T09:00", "20T17:00");
    private static final String NEXT_DAY = "21T12:00";

    @ParameterizedTest(name = "{0} -> {1}, worked {2}, late {3}, early {4}")
    @CsvSource({
        "20T08:55 20T17:03, PRESENT, PT8H, PT0S, PT0S",
        "20T08:00 20T18:00, PRESENT, PT8H, PT0S, PT0S", // both ends of the window
        "20T09:00 20T17:00, PRESENT, PT8H, PT0S, PT0S",
        "20T09:20 20T16:30, PRESENT, PT7H10M, PT20M, PT30M",
        "20T09:00 20T12:00 20T13:00 20T17:00, PRESENT, PT8H, PT0S, PT0S",
        "20T09:00 20T11:00, PRESENT, PT2H, PT0S, PT6H", // halfDayBelow itself is not below
        "20T09:00 20T10:59, HALF_DAY, PT1H59M, PT0S, PT6H1M",
        "20T08:10 20T08:20, HALF_DAY, PT0S, PT0S, PT8H40M"
    })
    void workIsCountedWithinTheShift(String punches, Status status, String worked, String late, String early) {
        AttendanceDay day = day(DAY, NEXT_DAY, punches.split(" "));
        assertThat(day.status()).isEqualTo(status);
        assertThat(day.worked()).isEqualTo(Duration.parse(worked));
        assertThat(day.late()).isEqualTo(Duration.parse(late));
        assertThat(day.earlyLeave()).isEqualTo(Duration.parse(early));
    }

    @Test
    void punchesOutsideTheWindowDoNotBelongToTheShift() {
        assertThat(day(DAY, NEXT_DAY, "20T07:59", "20T18:01").status()).isEqualTo(Status.ABSENT);
        assertThat(day(DAY, NEXT_DAY, "20T08:00", "20T18:01").status()).isEqualTo(Status.MISSING_PUNCH);
    }

    @Test
    void onePunchIsAMissingPunchOnceTheWindowIsOver() {
        AttendanceDay came = day(DAY, NEXT_DAY, "20T09:10");
        assertThat(came.status()).isEqualTo(Status.MISSING_PUNCH);
        assertThat(came.in()).isEqualTo(at("20T09:10"));
        assertThat(came.out()).isNull();
        assertThat(came.worked()).isNull();
        assertThat(came.late()).isEqualTo(Duration.ofMinutes(10));
        AttendanceDay went = day(DAY, NEXT_DAY, "20T16:50");
        assertThat(went.in()).isNull();
        assertThat(went.out()).isEqualTo(at("20T16:50"));
        assertThat(went.earlyLeave()).isEqualTo(Duration.ofMinutes(10));
        assertThat(day(DAY, NEXT_DAY, "20T09:10", "20T09:10").status())
                .as("one punch sent twice")
                .isEqualTo(Status.MISSING_PUNCH);
    }

    @Test
    void graceForgivesButDoesNotShorten() {
        WorkShift lenient = new WorkShift(
                "day",
                at("20T09:00"),
                at("20T17:00"),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                null);
        assertThat(day(lenient, NEXT_DAY, "20T09:05", "20T16:50").late()).isZero();
        assertThat(day(lenient, NEXT_DAY, "20T09:05", "20T16:50").earlyLeave()).isZero();
        assertThat(day(lenient, NEXT_DAY, "20T09:06", "20T16:49").late()).isEqualTo(Duration.ofMinutes(6));
        assertThat(day(lenient, NEXT_DAY, "20T09:06", "20T16:49").earlyLeave()).isEqualTo(Duration.ofMinutes(11));
        assertThat(day(lenient, NEXT_DAY, "20T09:00", "20T09:01").status())
                .as("no half days in this shift")
                .isEqualTo(Status.PRESENT);
    }

    @ParameterizedTest(name = "as of {0} with {1}: {2}")
    @CsvSource({
        "20T07:00, '', OPEN",
        "20T12:00, 20T09:00, OPEN",
        "20T16:59, 20T09:00 20T12:00, OPEN",
        "20T17:00, 20T09:00 20T16:58, PRESENT",
        "20T17:00, 20T09:00, OPEN",
        "20T17:59, '', OPEN",
        "20T18:00, '', ABSENT",
        "20T18:00, 20T09:00, MISSING_PUNCH",
        "20T18:00, 20T09:00 20T18:00, PRESENT",
        "20T17:30, 20T09:00 20T17:31, OPEN" // the second punch lies in the future
    })
    void aShiftIsOpenUntilItIsOver(String asOf, String punches, Status status) {
        assertThat(day(DAY, asOf, punches.isEmpty() ? new String[0] : punches.split(" "))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void anOpenShiftShowsTheComingOnly() {
        AttendanceDay day = day(DAY, "20T12:30", "20T09:10", "20T12:00");
        assertThat(day.in()).isEqualTo(at("20T09:10"));
        assertThat(day.out()).isNull();
        assertThat(day.worked()).isNull();
        assertThat(day.late()).isEqualTo(Duration.ofMinutes(10));
        assertThat(day.earlyLeave()).isNull();
    }

    @Test
    void aNightShiftBelongsToTheDateOnWhichItStarts() {
        AttendanceDay night = day(shift("night", "20T22:00", "21T06:00"), NEXT_DAY, "20T21:50", "21T06:05");
        assertThat(night.date()).isEqualTo(LocalDate.parse("2026-11-20"));
        assertThat(night.worked()).isEqualTo(Duration.ofHours(8));
        AttendanceDay late = day(shift("late", "21T00:00", "21T06:00"), NEXT_DAY, "20T23:50", "21T06:05");
        assertThat(late.date()).isEqualTo(LocalDate.parse("2026-11-21"));
    }

    @Test
    void aPunchInTwoWindowsGoesToTheNearerBoundary() {
        WorkShift morning = shift("morning", "20T08:00", "20T12:00");
        WorkShift afternoon = shift("afternoon", "20T13:00", "20T17:00");
        List<AttendanceDay> days =
                days(List.of(morning, afternoon), NEXT_DAY, "20T08:00", "20T12:20", "20T12:40", "20T17:00");
        assertThat(days.get(0).out()).isEqualTo(at("20T12:20"));
        assertThat(days.get(1).in()).isEqualTo(at("20T12:40"));
        assertThat(days.get(1).status()).isEqualTo(Status.PRESENT);
    }

    @Test
    void backToBackShiftsShareTheirBoundary() {
        WorkShift first = shift("first", "20T08:00", "20T16:00");
        WorkShift second = shift("second", "20T16:00", "21T00:00");
        List<WorkShift> both = List.of(second, first);
        List<AttendanceDay> worked = days(both, NEXT_DAY, "20T07:55", "20T15:58", "20T16:02", "21T00:05");
        assertThat(worked).extracting(AttendanceDay::shift).containsExactly("second", "first");
        assertThat(worked).extracting(AttendanceDay::status).containsOnly(Status.PRESENT);
        assertThat(worked.get(0).in()).isEqualTo(at("20T16:02"));
        assertThat(worked.get(1).out()).isEqualTo(at("20T15:58"));
        List<AttendanceDay> secondOnly = days(both, NEXT_DAY, "20T15:58", "21T00:05");
        assertThat(secondOnly).extracting(AttendanceDay::status).containsExactly(Status.PRESENT, Status.ABSENT);
        List<AttendanceDay> firstOnly = days(both, NEXT_DAY, "20T07:58", "20T16:05");
        assertThat(firstOnly).extracting(AttendanceDay::status).containsExactly(Status.ABSENT, Status.PRESENT);
    }

    @Test
    void refusesShiftsThatContradictThemselves() {
        assertThatThrownBy(() -> shift("x", "20T09:00", "20T09:00")).hasMessageContaining("PERIOD_REVERSED at end");
        assertThatThrownBy(() -> shift("x", "20T09:00", "29T09:00")).hasMessageContaining("PERIOD_TOO_LONG at end");
        assertThatThrownBy(() -> new WorkShift(
                        "x",
                        at("20T09:00"),
                        at("20T17:00"),
                        Duration.ofHours(-1),
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        null))
                .hasMessageContaining("VALUE_NEGATIVE at windowBefore");
        assertThatThrownBy(() -> days(List.of(DAY, DAY), NEXT_DAY))
                .hasMessageContaining("VALUE_REPEATED at shifts[1].id");
        assertThatThrownBy(() -> days(List.of(), NEXT_DAY)).hasMessageContaining("VALUE_MISSING at shifts");
    }

    private static AttendanceDay day(WorkShift shift, String asOf, String... punches) {
        return days(List.of(shift), asOf, punches).getFirst();
    }

    private static List<AttendanceDay> days(List<WorkShift> shifts, String asOf, String... punches) {
        return Attendance.days(
                SHANGHAI, shifts, Stream.of(punches).map(AttendanceTest::at).toList(), at(asOf));
    }

    private static WorkShift shift(String id, String start, String end) {
        return new WorkShift(
                id,
                at(start),
                at(end),
                Duration.ofHours(1),
                Duration.ofHours(1),
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofHours(2));
    }

    private static Instant at(String dayAndTime) {
        return OffsetDateTime.parse("2026-11-" + dayAndTime + ":00+08:00").toInstant();
    }
}
