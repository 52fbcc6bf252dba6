package org.steward.staff.workingdays;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.steward.platform.calendar.HolidayCalendar;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/** Asks how many working days {@code [from, to)} has; {@code POST /api/staff/v1/calculations/working-days}. */
record WorkingDaysRequest(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String calendar) {

    record Answer(int workingDays) {}

    /**
     * The count.
     *
     * @throws RefusedException naming the member that is missing or makes it impossible, {@code HOLIDAYS_UNKNOWN} at the
     *     bound that lies in a year without data
     */
    Answer answer() {
        LocalDate first = Require.present(from, "from");
        LocalDate end = Require.present(to, "to");
        Require.notBefore(first, end, "to");
        String code = Require.present(calendar, "calendar");
        HolidayCalendar holidays = Require.within("calendar", () -> HolidayCalendar.named(code));
        if (first.isBefore(end)) {
            Require.within("from", () -> holidays.isWorkingDay(first));
        }
        return new Answer(Require.within("to", () -> holidays.workingDays(first, end)));
    }
}
