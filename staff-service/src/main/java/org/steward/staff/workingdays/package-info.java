/** Working days (duty T5): how many a period has by the official calendar. */
@NullMarked
package org.steward.staff.workingdays;

import org.jspecify.annotations.NullMarked;
