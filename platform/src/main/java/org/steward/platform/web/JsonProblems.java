package org.steward.platform.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/**
 * Problems of JSON bodies, naming the member by its path ({@code items[2].amount}).
 *
 * <p>400 when the body does not have the documented shape, 422 when a value in it is missing or not acceptable.
 */
final class JsonProblems {

    private JsonProblems() {}

    static Problem of(JacksonException failure) {
        String path = path(failure);
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> {
                Collection<Object> known = Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of());
                yield Problem.of(400, "UNKNOWN_FIELD", path, Map.of("known", sorted(known)));
            }
            case InvalidNullException missing -> Problem.of(422, "VALUE_MISSING", path, Map.of());
            case InvalidTypeIdException type -> typeId(type, path);
            case InvalidFormatException value -> value(value, path);
            case ValueInstantiationException value ->
                Problem.of(422, "VALUE_REFUSED", path, Map.of("reason", reason(value.getCause())));
            case MismatchedInputException mismatch -> mismatch(mismatch, path);
            case InputCoercionException range ->
                Problem.of(400, "VALUE_TYPE", path, Map.of("expected", expected(range.getTargetType())));
            case StreamConstraintsException limit -> Problem.of(400, "JSON_LIMIT", path, ApiJson.LIMITS);
            case StreamReadException syntax -> syntax(syntax);
            case JacksonIOException broken -> Problem.of(400, "BODY_UNREADABLE");
            default ->
                failure.getCause() instanceof IOException ? Problem.of(400, "BODY_UNREADABLE") : refused(failure, path);
        };
    }

    private static Problem refused(JacksonException failure, String path) {
        return Problem.of(422, "VALUE_REFUSED", path, Map.of("reason", reason(failure.getCause())));
    }

    private static Problem value(InvalidFormatException failure, String path) {
        Class<?> target = failure.getTargetType();
        if (!(failure.getValue() instanceof String)) {
            return Problem.of(400, "VALUE_TYPE", path, Map.of("expected", expected(target)));
        }
        if (target != null && target.isEnum()) {
            return Problem.of(
                    422,
                    "VALUE_UNKNOWN",
                    path,
                    Map.of("seen", Problem.shown(failure.getValue()), "expected", allowed(target)));
        }
        return Problem.of(
                422,
                "VALUE_MALFORMED",
                path,
                Map.of("seen", Problem.shown(failure.getValue()), "expected", expected(target)));
    }

    private static Problem typeId(InvalidTypeIdException failure, String path) {
        String id = failure.getTypeId();
        return id == null
                ? Problem.of(422, "VALUE_MISSING", path, Map.of())
                : Problem.of(422, "VALUE_UNKNOWN", path, Map.of("seen", Problem.shown(id), "expected", "…"));
    }

    private static Problem mismatch(MismatchedInputException failure, String path) {
        String message = failure.getOriginalMessage();
        // Jackson has no exception of its own for these two.
        if (message.startsWith("Missing required creator property") || message.startsWith("Cannot map `null`")) {
            return Problem.of(422, "VALUE_MISSING", path, Map.of());
        }
        if (message.startsWith("No content to map") || message.startsWith("Cannot coerce empty")) {
            return Problem.of(400, "BODY_MISSING");
        }
        if (message.startsWith("Trailing token")) {
            return Problem.of(400, "JSON_MALFORMED", null, place(failure));
        }
        return Problem.of(400, "VALUE_TYPE", path, Map.of("expected", expected(failure.getTargetType())));
    }

    private static Problem syntax(StreamReadException failure) {
        JsonParser parser = failure.processor();
        if (failure.getOriginalMessage().startsWith("Duplicate Object property") && parser != null) {
            String pointer = parser.streamReadContext().pathAsPointer(false).toString();
            return Problem.of(400, "DUPLICATE_FIELD", fromPointer(pointer), Map.of());
        }
        return Problem.of(400, "JSON_MALFORMED", null, place(failure));
    }

    private static Map<String, Object> place(JacksonException failure) {
        return Map.of(
                "line",
                Math.max(1, failure.getLocation().getLineNr()),
                "column",
                Math.max(1, failure.getLocation().getColumnNr()));
    }

    /** What a value of this type looks like in JSON. */
    static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (type.isEnum()) {
            return String.join(" | ", allowed(type));
        }
        if (type == BigDecimal.class) {
            return "string \"123.45\"";
        }
        if (type == LocalDate.class) {
            return "string YYYY-MM-DD";
        }
        if (type == Instant.class || type == OffsetDateTime.class) {
            return "string YYYY-MM-DDThh:mm:ss+hh:mm (RFC 3339)";
        }
        if (type == LocalTime.class) {
            return "string hh:mm";
        }
        if (type == YearMonth.class) {
            return "string YYYY-MM";
        }
        if (type == Duration.class) {
            return "string PT1H30M (ISO 8601)";
        }
        if (type == ZoneId.class) {
            return "string Asia/Shanghai (IANA)";
        }
        return shape(type);
    }

    private static String shape(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "true | false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "integer";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "string";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "array" : "object";
    }

    private static List<String> allowed(Class<?> enumeration) {
        return Arrays.stream(enumeration.getFields())
                .filter(java.lang.reflect.Field::isEnumConstant)
                .map(constant -> {
                    JsonProperty named = constant.getAnnotation(JsonProperty.class);
                    return named == null || named.value().isEmpty() ? constant.getName() : named.value();
                })
                .toList();
    }

    /** The message of a value's own check; anything else could tell of the inside. */
    private static String reason(@Nullable Throwable cause) {
        if (!(cause instanceof IllegalArgumentException)
                || cause.getMessage() == null
                || cause.getStackTrace().length == 0
                || !cause.getStackTrace()[0].getClassName().startsWith("org.steward.")) {
            return "-";
        }
        return Problem.shown(cause.getMessage());
    }

    private static List<String> sorted(Collection<Object> names) {
        return names.stream().map(String::valueOf).sorted().toList();
    }

    /** The path of the member at fault; {@code body} where it is the body as a whole. */
    static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : failure.getPath()) {
            String name = reference.getPropertyName();
            if (name == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static @Nullable String fromPointer(String pointer) {
        List<String> parts = new ArrayList<>(Arrays.asList(pointer.split("/")));
        StringBuilder path = new StringBuilder();
        for (String part : parts) {
            if (part.chars().allMatch(Character::isDigit) && !part.isEmpty()) {
                path.append('[').append(part).append(']');
            } else if (!part.isEmpty()) {
                path.append(path.isEmpty() ? "" : ".").append(part);
            }
        }
        return path.isEmpty() ? null : path.toString();
    }
}
