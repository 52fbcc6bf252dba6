package org.steward.staff.duty;

import java.util.List;

/**
 * What proves a duty done: one of the events, or where it is allowed the holder's own word.
 *
 * @param events any of these
 */
public record Evidence(List<EventProof> events, Manual manual) {

    /** Whether the holder may confirm it himself. */
    public enum Manual {
        NO,
        /** With a reference to a document, photo or record. */
        WITH_ATTACHMENT,
        YES
    }

    public Evidence {
        events = List.copyOf(events);
    }
}
