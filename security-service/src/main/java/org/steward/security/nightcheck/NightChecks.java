package org.steward.security.nightcheck;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.steward.platform.calendar.TimeRange;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/**
 * The quota of night checks of a month.
 *
 * @param counted dates with a check within the window; several on one date count once
 * @param missing how many are still to be made, never below zero
 */
record NightChecks(int counted, int missing) {

    /** The window where a site sets no other: after midnight, before six. */
    public static final TimeRange USUAL_WINDOW = TimeRange.parse("00:00-06:00");

    private static final int MOST = 31;

    /**
     * Counts the checks that fall into the month and the window on the wall clock of the site.
     *
     * @throws RefusedException at {@code required} when it is below zero or more than a month has dates
     */
    public static NightChecks of(ZoneId zone, YearMonth month, TimeRange window, int required, List<Instant> checks) {
        Require.between(required, 0, MOST, "required");
        Set<LocalDate> dates = new HashSet<>();
        for (Instant check : checks) {
            ZonedDateTime local = check.atZone(zone);
            if (YearMonth.from(local).equals(month) && window.contains(local.toLocalTime())) {
                dates.add(local.toLocalDate());
            }
        }
        return new NightChecks(dates.size(), Math.max(0, required - dates.size()));
    }
}
