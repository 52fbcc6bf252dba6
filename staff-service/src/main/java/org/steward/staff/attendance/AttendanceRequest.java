package org.steward.staff.attendance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/** Asks what punches say about shifts; {@code POST /api/staff/v1/calculations/attendance}. */
record AttendanceRequest(
        @Nullable String zone,
        @Nullable List<ShiftBody> shifts,
        @Nullable List<OffsetDateTime> punches,
        @Nullable OffsetDateTime asOf) {

    record ShiftBody(
            @Nullable String id,
            @Nullable OffsetDateTime start,
            @Nullable OffsetDateTime end,
            @Nullable Duration windowBefore,
            @Nullable Duration windowAfter,
            @Nullable Duration graceIn,
            @Nullable Duration graceOut,
            @Nullable Duration halfDayBelow) {

        WorkShift toShift() {
            return new WorkShift(
                    Require.present(id, "id"),
                    Require.present(start, "start").toInstant(),
                    Require.present(end, "end").toInstant(),
                    Require.present(windowBefore, "windowBefore"),
                    Require.present(windowAfter, "windowAfter"),
                    graceIn == null ? Duration.ZERO : graceIn,
                    graceOut == null ? Duration.ZERO : graceOut,
                    halfDayBelow);
        }
    }

    record Answer(List<DayAnswer> days) {}

    record DayAnswer(
            String shift,
            LocalDate date,
            String status,
            @Nullable OffsetDateTime in,
            @Nullable OffsetDateTime out,
            @Nullable Duration worked,
            @Nullable Duration late,
            @Nullable Duration earlyLeave) {

        static DayAnswer of(AttendanceDay day, ZoneId zone) {
            return new DayAnswer(
                    day.shift(),
                    day.date(),
                    Require.wireName(day.status()),
                    local(day.in(), zone),
                    local(day.out(), zone),
                    day.worked(),
                    day.late(),
                    day.earlyLeave());
        }

        private static @Nullable OffsetDateTime local(@Nullable Instant instant, ZoneId zone) {
            return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
        }
    }

    /**
     * The days.
     *
     * @throws RefusedException naming the member that is missing or makes it impossible
     */
    Answer answer() {
        ZoneId local = Require.zone(zone, "zone");
        List<ShiftBody> bodies = Require.notEmpty(shifts, "shifts");
        List<WorkShift> planned = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            planned.add(Require.within("shifts[" + i + "]", bodies.get(i)::toShift));
        }
        List<Instant> punched = Require.present(punches, "punches").stream()
                .map(OffsetDateTime::toInstant)
                .toList();
        Instant now = Require.present(asOf, "asOf").toInstant();
        return new Answer(Attendance.days(local, planned, punched, now).stream()
                .map(day -> DayAnswer.of(day, local))
                .toList());
    }
}
