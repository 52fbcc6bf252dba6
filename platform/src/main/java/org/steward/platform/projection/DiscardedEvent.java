package org.steward.platform.projection;

import java.time.Instant;

/**
 * What an administrator gave up, and why.
 *
 * @param member the view or reaction
 * @param key the aggregate
 * @param what {@code event|<event id>}, or {@code before|<event id>} for the events missing before it
 */
public record DiscardedEvent(
        String member, String key, String what, ParkReason reason, String by, String why, Instant at) {}
