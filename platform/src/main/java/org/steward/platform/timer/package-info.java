/**
 * Timers: an aggregate that waits for a time carries an indexed {@code nextDueAt}; one instance looks for what is due and
 * has the command issued.
 */
@NullMarked
package org.steward.platform.timer;

import org.jspecify.annotations.NullMarked;
