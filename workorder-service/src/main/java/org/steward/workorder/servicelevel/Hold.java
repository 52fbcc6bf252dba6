package org.steward.workorder.servicelevel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the resolution clock stands still.
 *
 * @param to exclusive; null while it lasts
 */
public record Hold(Instant from, @Nullable Instant to) {}
