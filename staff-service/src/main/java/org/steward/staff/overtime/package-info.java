/** Overtime pay (duty T5): by the kind of day it was worked on. */
@NullMarked
package org.steward.staff.overtime;

import org.jspecify.annotations.NullMarked;
