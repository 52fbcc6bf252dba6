package org.steward.platform.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Refusal;

/**
 * What went wrong with a request, before it is put into words.
 *
 * @param status HTTP status code
 * @param code stable, UPPER_SNAKE; the key of the text
 * @param field path of the offending member, parameter or header, or null
 * @param args what the text shows
 * @param headers further response headers
 * @param errors the single faults when there are several, else empty
 */
public record Problem(
        int status,
        String code,
        @Nullable String field,
        Map<String, Object> args,
        Map<String, String> headers,
        List<Fault> errors) {

    /** Values from the caller are shown to him up to this length. */
    private static final int MAX_SHOWN = 120;

    /** One of several faults of a request. */
    public record Fault(@Nullable String field, String code, Map<String, Object> args) {}

    public Problem {
        args = Map.copyOf(args);
        headers = Map.copyOf(headers);
        errors = List.copyOf(errors);
    }

    public static Problem of(int status, String code, @Nullable String field, Map<String, Object> args) {
        return new Problem(status, code, field, args, Map.of(), List.of());
    }

    public static Problem of(int status, String code) {
        return of(status, code, null, Map.of());
    }

    /** The problem of a refusal; one to try again later says when, by its argument {@code retryAfterSeconds} or at once. */
    static Problem of(Refusal refusal) {
        Problem problem = of(refusal.kind().status(), refusal.code(), refusal.field(), refusal.args());
        return switch (refusal.kind()) {
            case BUSY, UNAVAILABLE, RATE_LIMITED, TIMED_OUT -> {
                Object seconds = refusal.args().get("retryAfterSeconds");
                yield problem.retryAfterSeconds(seconds instanceof Number number ? number.longValue() : 1);
            }
            default -> problem;
        };
    }

    /** With a {@code Retry-After}: the same request may succeed then. */
    public Problem retryAfterSeconds(long seconds) {
        return with("Retry-After", Long.toString(seconds));
    }

    public Problem with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Problem(status, code, field, args, more, errors);
    }

    Problem at(String place) {
        return new Problem(status, code, place, args, headers, errors);
    }

    Problem listing(List<Fault> faults) {
        return new Problem(status, code, field, args, headers, faults);
    }

    /** A value as the caller gave it, shortened. */
    static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
    }
}
