package org.steward.platform.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a command was not accepted, as a value.
 *
 * @param kind decides the HTTP status
 * @param code stable and documented, UPPER_SNAKE, such as {@code ACCOUNT_CLOSED}; the key of the localised text
 * @param field path of the offending input member ({@code items[2].amount}), or null
 * @param args what the message shows: the value seen and what was expected
 */
public record Refusal(Kind kind, String code, @Nullable String field, Map<String, Object> args) {

    /** The nature of a refusal and the HTTP status it is answered with. */
    public enum Kind {
        /** The request is malformed (400). */
        MALFORMED(400),
        /** The caller may not do this (403). */
        FORBIDDEN(403),
        /** No such thing in this scope (404). */
        NOT_FOUND(404),
        /** The state of the thing, or another thing with the same key, forbids it now (409). */
        CONFLICT(409),
        /** The version the caller edited is no longer the current one (412). */
        STALE(412),
        /** Well formed, but cannot be done (422). */
        INVALID(422),
        /** An edit without If-Match (428). */
        PRECONDITION_REQUIRED(428),
        /** The body is over the limit (413). */
        TOO_LARGE(413),
        /** The caller or the site asked too often (429). */
        RATE_LIMITED(429),
        /** Too much waits already; try again (503). */
        BUSY(503),
        /** A part that is needed cannot be reached now; try again (503). */
        UNAVAILABLE(503),
        /** A part that is needed did not answer in time (504). */
        TIMED_OUT(504);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** HTTP status code. */
        public int status() {
            return status;
        }
    }

    public Refusal {
        args = Map.copyOf(args);
    }

    /** 422 at {@code field}: the value seen and, in the code's text, what was expected. */
    public static Refusal invalid(String code, @Nullable String field, Map<String, Object> args) {
        return new Refusal(Kind.INVALID, code, field, args);
    }

    public static Refusal malformed(String code, @Nullable String field, Map<String, Object> args) {
        return new Refusal(Kind.MALFORMED, code, field, args);
    }

    /** 409: the state forbids it. */
    public static Refusal conflict(String code, Map<String, Object> args) {
        return new Refusal(Kind.CONFLICT, code, null, args);
    }

    /** 404: {@code type} and {@code id} as the caller gave them. */
    public static Refusal notFound(String type, String id) {
        return new Refusal(Kind.NOT_FOUND, "NOT_FOUND", null, Map.of("type", type, "id", id));
    }

    /** The same refusal seen from outside: {@code prefix} names the part whose field this is. */
    public Refusal under(String prefix) {
        String path = field == null ? prefix : field.startsWith("[") ? prefix + field : prefix + "." + field;
        return new Refusal(kind, code, path, args);
    }

    public static Refusal forbidden(String code, Map<String, Object> args) {
        return new Refusal(Kind.FORBIDDEN, code, null, args);
    }
}
