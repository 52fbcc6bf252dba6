/** Obligations: what a duty asks of one holder in one period, and what became of it (duty T16). */
@NullMarked
package org.steward.staff.obligation;

import org.jspecify.annotations.NullMarked;
