/** Positions: what their holders may do, and whom they report to, also on a double line (duty T1). */
@NullMarked
package org.steward.staff.position;

import org.jspecify.annotations.NullMarked;
