package org.steward.platform.document;

import java.time.Instant;
import java.util.List;

/**
 * An aggregate as loaded.
 *
 * @param version bumped by every command; the ETag of the resource
 * @param sequence the sequence of the last event
 * @param outbox events not yet in the journal, oldest first
 */
public record Stored<S>(
        String id,
        Scope scope,
        long version,
        long sequence,
        S state,
        List<PendingEvent> outbox,
        Instant createdAt,
        Instant updatedAt) {}
