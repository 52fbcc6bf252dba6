package org.steward.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.servlet.HandlerMapping;
import org.steward.platform.access.Caller;
import org.steward.platform.command.Command;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Ids;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;

/** One HTTP call as a controller method sees it: who calls, in which scope, and the command or page he asks for. */
public final class Call {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final int MAX_KEY_LENGTH = 128;

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]{1," + MAX_KEY_LENGTH + "}");
    private static final Pattern ENTITY_TAG = Pattern.compile("\"(\\d{1,18})\"");

    private final HttpServletRequest request;
    private final Caller caller;
    private final @Nullable String operation;
    private final Scope scope;

    Call(HttpServletRequest request, Caller caller, @Nullable String operation) {
        this(request, caller, operation, scopeOf(request));
    }

    private Call(HttpServletRequest request, Caller caller, @Nullable String operation, Scope scope) {
        this.request = request;
        this.caller = caller;
        this.operation = operation;
        this.scope = scope;
    }

    public Caller caller() {
        return caller;
    }

    /** The site of the path, or the company where the path has none. */
    public Scope scope() {
        return scope;
    }

    /** The same call in another scope: a resident's own account lies in his site, whatever the path says. */
    public Call in(Scope other) {
        return new Call(request, caller, operation, other);
    }

    /**
     * The command this call asks for; the operation is the method's {@code @Allowed} name.
     *
     * <p>A POST needs an {@code Idempotency-Key} and may carry {@code If-Match}; PUT, PATCH and DELETE need
     * {@code If-Match} and are recognised by it when repeated.
     *
     * @param body what was asked of the path, the request body
     * @throws RefusedException 400 for a missing or malformed header, 428 for an edit without {@code If-Match}
     */
    public Command command(Object body) {
        if (operation == null) {
            throw new IllegalStateException(request.getRequestURI() + ": a command needs a method with @Allowed");
        }
        String fingerprint = fingerprint(request.getRequestURI(), body);
        boolean post = "POST".equals(request.getMethod());
        Long expectedVersion = post ? ifMatch() : Long.valueOf(ifMatchRequired());
        String key = post ? requiredKey(request) : idempotencyKey(request);
        if (key == null) {
            key = Ids.sha256(fingerprint + '|' + expectedVersion);
        }
        return new Command(
                scope,
                operation,
                key,
                caller.authority(),
                fingerprint,
                expectedVersion,
                correlationId(),
                null,
                Correlation.of(request).traceparent());
    }

    /** What a repeat is known by; the path belongs to it: the same key and body on another resource is another command. */
    public static String fingerprint(String path, Object body) {
        return Command.fingerprint(Map.of("path", path, "body", body));
    }

    /** The page asked for by {@code limit} and {@code cursor}; 400 naming {@code limit} outside 1 to 200. */
    public PageRequest page() {
        String limit = request.getParameter("limit");
        String cursor = request.getParameter("cursor");
        return new PageRequest(limit == null ? PageRequest.DEFAULT_LIMIT : limit(limit), cursor);
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= PageRequest.MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below like any other value out of range.
        }
        throw malformed("LIMIT_OUT_OF_RANGE", "limit", Map.of("seen", text, "max", PageRequest.MAX_LIMIT));
    }

    /**
     * The form asked for by {@code ?format=}, else by {@code Accept}.
     *
     * @throws RefusedException 400 naming {@code format} when it is not one of json, csv, xlsx
     */
    public Format format() {
        String asked = request.getParameter("format");
        if (asked != null) {
            return switch (asked) {
                case "json" -> Format.JSON;
                case "csv" -> Format.CSV;
                case "xlsx" -> Format.XLSX;
                default -> throw malformed("FORMAT_UNKNOWN", "format", Map.of("seen", asked));
            };
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept == null ? Format.JSON : preferred(accept);
    }

    private static Format preferred(String accept) {
        List<MediaType> wanted;
        try {
            wanted = MediaType.parseMediaTypes(accept);
        } catch (InvalidMediaTypeException malformed) {
            return Format.JSON;
        }
        MimeTypeUtils.sortBySpecificity(wanted);
        for (MediaType type : wanted) {
            for (Format format : Format.values()) {
                if (type.includes(format.mediaType())) {
                    return format;
                }
            }
        }
        return Format.JSON;
    }

    /** The version of {@code If-Match}, or null without the header; 400 when it is not one quoted version. */
    public @Nullable Long ifMatch() {
        List<String> values = Collections.list(request.getHeaders(HttpHeaders.IF_MATCH));
        if (values.isEmpty()) {
            return null;
        }
        Matcher tag = ENTITY_TAG.matcher(values.getFirst());
        if (values.size() != 1 || !tag.matches()) {
            throw malformed("IF_MATCH_INVALID", HttpHeaders.IF_MATCH, Map.of("seen", String.join(", ", values)));
        }
        return Long.valueOf(tag.group(1));
    }

    /** The version of {@code If-Match}; 428 without the header. */
    public long ifMatchRequired() {
        Long version = ifMatch();
        if (version == null) {
            throw new RefusedException(new Refusal(
                    Refusal.Kind.PRECONDITION_REQUIRED, "IF_MATCH_REQUIRED", HttpHeaders.IF_MATCH, Map.of()));
        }
        return version;
    }

    /** What ties this call to everything that follows from it, in logs and in the journal. */
    public String correlationId() {
        return Correlation.of(request).id();
    }

    /** The key of an act; 400 without a usable one. */
    static String requiredKey(HttpServletRequest request) {
        String key = idempotencyKey(request);
        if (key == null) {
            throw malformed("IDEMPOTENCY_KEY_MISSING", IDEMPOTENCY_KEY, Map.of());
        }
        return key;
    }

    private static @Nullable String idempotencyKey(HttpServletRequest request) {
        List<String> values = Collections.list(request.getHeaders(IDEMPOTENCY_KEY));
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() != 1 || !PRINTABLE.matcher(values.getFirst()).matches()) {
            throw malformed("IDEMPOTENCY_KEY_INVALID", IDEMPOTENCY_KEY, Map.of("max", MAX_KEY_LENGTH));
        }
        return values.getFirst();
    }

    private static Scope scopeOf(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        Object siteId = variables instanceof Map<?, ?> map ? map.get("siteId") : null;
        if (siteId == null) {
            return Scope.COMPANY;
        }
        try {
            return Scope.site(siteId.toString());
        } catch (IllegalArgumentException impossible) {
            throw new RefusedException(Refusal.notFound("site", siteId.toString()));
        }
    }

    private static RefusedException malformed(String code, String field, Map<String, Object> args) {
        return new RefusedException(Refusal.malformed(code, field, args));
    }
}
