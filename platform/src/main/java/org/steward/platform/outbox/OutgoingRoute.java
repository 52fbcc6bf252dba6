package org.steward.platform.outbox;

import java.util.List;

/**
 * Makes further records of a journal entry, published in the same Kafka transaction as the event itself.
 *
 * <p>Must be pure: an entry may be routed again after a crash. When it fails, the aggregate of the entry is held back.
 */
@FunctionalInterface
public interface OutgoingRoute {

    /** The records beside the event on the service's own topic; usually none. */
    List<OutgoingRecord> route(JournalEntry entry);
}
