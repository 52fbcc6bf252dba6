/** Runs that open obligations at every place ahead of time, and keep them in line with the organisation (duty T16). */
@NullMarked
package org.steward.staff.dutyrun;

import org.jspecify.annotations.NullMarked;
