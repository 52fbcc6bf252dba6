/** Deadlines (duty W3): previews of when a clock in working hours runs out, and of how much of it has run. */
@NullMarked
package org.steward.workorder.deadline;

import org.jspecify.annotations.NullMarked;
