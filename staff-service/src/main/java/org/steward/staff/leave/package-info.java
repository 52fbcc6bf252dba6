/** Annual leave (duty T5): how much is due for a part of a year. */
@NullMarked
package org.steward.staff.leave;

import org.jspecify.annotations.NullMarked;
