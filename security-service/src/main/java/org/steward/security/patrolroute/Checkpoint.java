package org.steward.security.patrolroute;

/**
 * A stop of a route.
 *
 * @param checkpointId derived from the site and the code, so that one tag is one checkpoint on every route
 * @param code what the phone reads there; stays in the documents of this service
 */
public record Checkpoint(String checkpointId, String code, Tag tag, String name) {

    /** What the phone reads. */
    public enum Tag {
        QR,
        NFC
    }
}
