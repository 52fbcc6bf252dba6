package org.steward.platform.projection;

import java.time.Instant;
import org.steward.platform.document.Scope;

/**
 * One row of a view.
 *
 * @param asOf the instant of the last event that was applied
 */
public record View<V>(String id, Scope scope, long sequence, Instant asOf, V content) {}
