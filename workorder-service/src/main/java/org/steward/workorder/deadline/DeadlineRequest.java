package org.steward.workorder.deadline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.calendar.Hold;
import org.steward.platform.calendar.WorkingHours;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/** Asks when a duration of working time is used up; {@code POST /api/workorder/v1/calculations/deadline}. */
record DeadlineRequest(
        @Nullable OffsetDateTime start,
        @Nullable Duration duration,
        @Nullable CalendarBody calendar,
        @Nullable List<HoldBody> holds) {

    /** {@code due} is null while an open hold keeps the clock from running out. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Answer(@Nullable OffsetDateTime due) {}

    /**
     * The deadline, at the offset of the calendar's zone; round the clock, at the offset of the start.
     *
     * @throws RefusedException naming the member that is missing or makes it impossible
     */
    Answer answer() {
        OffsetDateTime from = Require.present(start, "start");
        Duration length = Require.present(duration, "duration");
        Require.that(!length.isNegative(), "VALUE_NEGATIVE", "duration", length, "≥ 0");
        CalendarBody body = Require.present(calendar, "calendar");
        WorkingHours hours = Require.within("calendar", body::toHours);
        List<Hold> pauses = HoldBody.toHolds(holds);
        Instant due =
                Require.naming("calendar.holidays", () -> new Due(hours.deadline(from.toInstant(), length, pauses))).at;
        ZoneId zone = body.isAlways() ? from.getOffset() : hours.zone();
        return new Answer(due == null ? null : due.atZone(zone).toOffsetDateTime());
    }

    private record Due(@Nullable Instant at) {}
}
