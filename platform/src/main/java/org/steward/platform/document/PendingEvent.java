package org.steward.platform.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event as it lies in its aggregate's outbox, and later in the journal.
 *
 * @param sequence position within the aggregate, gapless from 1
 * @param type CloudEvents type, such as {@code org.steward.billing.payment.recorded.v1}
 * @param actor who did it (an employee, customer or system id, never a name)
 * @param onBehalfOf whose authority was used, when it is another's
 * @param commandId the command that caused it
 * @param command on the first event of a command: what a retry of that command needs
 */
public record PendingEvent(
        long sequence,
        String type,
        Instant at,
        String actor,
        @Nullable String onBehalfOf,
        String commandId,
        String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent,
        JsonNode data,
        @Nullable CommandRecord command) {

    /** A settled command: {@code fingerprint} of its body and the {@code answer} it was given. */
    public record CommandRecord(String id, String fingerprint, long version, JsonNode answer) {}
}
