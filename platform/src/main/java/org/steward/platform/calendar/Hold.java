package org.steward.platform.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pause of a running clock, half-open.
 *
 * @param to null while the pause lasts
 */
public record Hold(Instant from, @Nullable Instant to) {}
