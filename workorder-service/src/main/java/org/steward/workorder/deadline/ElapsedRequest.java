package org.steward.workorder.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.calendar.Hold;
import org.steward.platform.calendar.WorkingHours;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/** Asks how much working time a period has; {@code POST /api/workorder/v1/calculations/elapsed}. */
record ElapsedRequest(
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to,
        @Nullable CalendarBody calendar,
        @Nullable List<HoldBody> holds) {

    record Answer(Duration working) {}

    /**
     * The working time outside the holds.
     *
     * @throws RefusedException naming the member that is missing or makes it impossible
     */
    Answer answer() {
        Instant first = Require.present(from, "from").toInstant();
        Instant end = Require.present(to, "to").toInstant();
        Require.notBefore(first, end, "to");
        CalendarBody body = Require.present(calendar, "calendar");
        WorkingHours hours = Require.within("calendar", body::toHours);
        List<Hold> pauses = HoldBody.toHolds(holds);
        return new Answer(Require.naming("calendar.holidays", () -> hours.between(first, end, pauses)));
    }
}
