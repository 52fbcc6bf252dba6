/** Founding the company: its first position and its first administrator, once. */
@NullMarked
package org.steward.staff.founding;

import org.jspecify.annotations.NullMarked;
