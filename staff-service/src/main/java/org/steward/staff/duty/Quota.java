package org.steward.staff.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * How often something is to be done in a period, and when on the wall clock it counts.
 *
 * @param from of the daily window; null for the whole day
 * @param to exclusive; a window with {@code to} before {@code from} reaches over midnight
 * @param oncePerDate whether several acts on one date count once; over midnight the date is that of the window's start
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Quota(
        int count, @Nullable LocalTime from, @Nullable LocalTime to, boolean oncePerDate) {

    static final Quota ONCE = new Quota(1, null, null, false);

    /** Whether an act at that wall-clock time counts. */
    public boolean covers(LocalTime time) {
        if (from == null || to == null) {
            return true;
        }
        boolean afterStart = !time.isBefore(from);
        boolean beforeEnd = to.equals(LocalTime.MIDNIGHT) || time.isBefore(to);
        return isOverMidnight() ? afterStart || beforeEnd : afterStart && beforeEnd;
    }

    /** The date an act counts for. */
    public LocalDate dateOf(LocalDateTime act) {
        boolean ofTheNightBefore =
                isOverMidnight() && to != null && act.toLocalTime().isBefore(to);
        return ofTheNightBefore ? act.toLocalDate().minusDays(1) : act.toLocalDate();
    }

    private boolean isOverMidnight() {
        // 18:00 to 00:00 ends with the day, it does not reach over it.
        return from != null && to != null && to.isBefore(from) && !to.equals(LocalTime.MIDNIGHT);
    }
}
