package org.steward.staff.compliance;

import java.time.YearMonth;

/**
 * The obligations of a duty that fall due in a month at a place.
 *
 * @param due month in which they fall due
 */
record Line(YearMonth due, String positionId, String duty, Tally tally) {}
