package org.steward.platform.outbox;

import java.time.Instant;

/**
 * An aggregate whose events the relay holds back, in order, until somebody has looked.
 *
 * @param sequence the first event that is held back
 */
public record BlockedAggregate(
        Stage stage, String aggregateType, String aggregateId, long sequence, String reason, Instant blockedAt) {

    /** Where its events stop. */
    public enum Stage {
        /** They stay in the aggregate's outbox: the journal has something else under the same sequence. */
        OUTBOX,
        /** They are in the journal, but cannot be published. */
        TOPIC
    }
}
