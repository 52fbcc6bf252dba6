/** Duties: what the holders of a position are obliged to do, how often, and what proves it (duty T16). */
@NullMarked
package org.steward.staff.duty;

import org.jspecify.annotations.NullMarked;
