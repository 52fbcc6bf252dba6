package org.steward.platform.command;

import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Json;
import org.steward.platform.document.Scope;

/**
 * The envelope of one command: what makes a retry recognisable, and what the journal says of it.
 *
 * @param operation stable name of the act, {@code billing.payment.record}
 * @param key the caller's Idempotency-Key, or for events and timers the id of what caused it
 * @param fingerprint SHA-256 of the canonical body, see {@link #fingerprint}
 * @param expectedVersion the version of If-Match, or null when any will do
 * @param causationId id of the event that caused the command, or null
 */
public record Command(
        Scope scope,
        String operation,
        String key,
        Authority authority,
        String fingerprint,
        @Nullable Long expectedVersion,
        String correlationId,
        @Nullable String causationId,
        @Nullable String traceparent) {

    /** Scoped: the same key of another caller, site or operation is another command. */
    public String id() {
        return Ids.uuid5("command|" + scope.value() + '|' + authority.actor() + '|' + operation + '|' + key)
                .toString();
    }

    /** The id of an aggregate that this command creates, when it has no natural key. */
    public String newAggregateId(String type) {
        return Ids.derive(type, scope, id());
    }

    /** SHA-256 of the canonical JSON of a request. */
    public static String fingerprint(Object body) {
        return Ids.sha256(Json.canonical(body));
    }

    /** A command that follows from an event or a timer: its id is derived from the cause, so it happens once. */
    public static Command caused(
            Scope scope, String operation, String causeId, Authority authority, String correlationId, Object body) {
        return new Command(scope, operation, causeId, authority, fingerprint(body), null, correlationId, causeId, null);
    }

    /** Another command of the same act, on another aggregate or for a portion of it: its id is derived from this one's. */
    public Command part(String partOperation, String suffix, Object body) {
        return new Command(
                scope,
                partOperation,
                id() + '/' + suffix,
                authority,
                fingerprint(body),
                null,
                correlationId,
                causationId,
                traceparent);
    }
}
