/**
 * Holidays and working hours: which days are worked, when a deadline falls, how much working time has passed.
 */
@NullMarked
package org.steward.platform.calendar;

import org.jspecify.annotations.NullMarked;
