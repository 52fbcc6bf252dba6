package org.steward.platform.projection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate whose events wait in a view or a reaction.
 *
 * @param id names it in {@link Parking#retry} and {@link Parking#discard}
 * @param member the view or reaction
 * @param generation of the view; 0 for a reaction
 * @param key the aggregate, or the place of a record that could not be read
 * @param error of the last try
 * @param waiting messages that wait, the one at fault included
 * @param triedAt when it was last tried again, or null
 * @param head the first that waits
 */
public record ParkedKey(
        String id,
        String member,
        long generation,
        String key,
        ParkReason reason,
        String error,
        long waiting,
        Instant parkedAt,
        @Nullable Instant triedAt,
        @Nullable Head head) {

    /**
     * The message that has to go on first.
     *
     * @param eventId {@code <aggregateId>:<sequence>}, or topic, partition and offset of what could not be read
     */
    public record Head(String eventId, @Nullable String type, String topic, int partition, long offset) {}
}
