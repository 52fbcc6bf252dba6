/** Attendance (duty T4): what the punches say about each shift. */
@NullMarked
package org.steward.staff.attendance;

import org.jspecify.annotations.NullMarked;
