/** Staff: the organisation that every other service follows by events, and the people in it. */
@NullMarked
package org.steward.staff;

import org.jspecify.annotations.NullMarked;
