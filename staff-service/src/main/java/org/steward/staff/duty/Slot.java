package org.steward.staff.duty;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One period of a duty on the clock of a place.
 *
 * @param opensOn the day from which it can be done
 * @param dueAt the last instant but one: an act at {@code dueAt} itself is in time
 * @param closesAt from here on an act no longer counts for it
 */
public record Slot(Period period, LocalDate opensOn, Instant opensAt, Instant dueAt, Instant closesAt) {}
