package org.steward.platform.command;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The checks every decision needs of its input, each a 422 naming the field, the value seen and what was expected. */
public final class Require {

    /** Significant digits a stored decimal can have (decimal128). */
    private static final int MOST_DIGITS = 34;

    private Require() {}

    /** The value, or {@code VALUE_MISSING} at {@code field}. */
    public static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new RefusedException(Refusal.invalid("VALUE_MISSING", field, Map.of()));
        }
        return value;
    }

    /** The list if it has an element, else {@code VALUE_MISSING}. */
    public static <T> List<T> notEmpty(@Nullable List<T> values, String field) {
        if (values == null || values.isEmpty()) {
            throw new RefusedException(Refusal.invalid("VALUE_MISSING", field, Map.of()));
        }
        for (int i = 0; i < values.size(); i++) {
            present(values.get(i), field + "[" + i + "]");
        }
        return values;
    }

    /** Any other rule: refused as {@code code} unless {@code holds}. */
    public static void that(boolean holds, String code, @Nullable String field, Object seen, String expected) {
        if (!holds) {
            throw refused(code, field, seen, expected);
        }
    }

    /** The value when zero or more, else {@code VALUE_NEGATIVE}. */
    public static BigDecimal notNegative(@Nullable BigDecimal value, String field) {
        BigDecimal present = storable(value, field);
        that(present.signum() >= 0, "VALUE_NEGATIVE", field, present, "≥ 0");
        return present;
    }

    /** The value when above zero, else {@code VALUE_NOT_POSITIVE}. */
    public static BigDecimal positive(@Nullable BigDecimal value, String field) {
        BigDecimal present = storable(value, field);
        that(present.signum() > 0, "VALUE_NOT_POSITIVE", field, present, "> 0");
        return present;
    }

    // Values seen are shown by toString: in plain notation 1E+999999999 would fill the memory.
    private static BigDecimal storable(@Nullable BigDecimal value, String field) {
        BigDecimal present = present(value, field);
        that(present.precision() <= MOST_DIGITS, "TOO_MANY_DIGITS", field, present, "≤ " + MOST_DIGITS);
        return present;
    }

    /** The value when within the bounds, both inclusive, else {@code VALUE_OUT_OF_RANGE}. */
    public static int between(@Nullable Integer value, int least, int most, String field) {
        int present = present(value, field);
        that(present >= least && present <= most, "VALUE_OUT_OF_RANGE", field, present, least + "…" + most);
        return present;
    }

    /** {@code PERIOD_REVERSED} at {@code field}, the end, when it lies before the start. */
    public static <T extends Comparable<? super T>> void notBefore(T from, T to, String field) {
        that(to.compareTo(from) >= 0, "PERIOD_REVERSED", field, to, "≥ " + from);
    }

    /** {@code VALUE_REPEATED} at the first element whose key an earlier one has (a missing key is no key); {@code fieldOf} gives its path by index. */
    public static <T> void distinct(
            List<T> values, Function<T, ? extends @Nullable Object> key, IntFunction<String> fieldOf) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = key.apply(values.get(i));
            if (value != null) {
                that(seen.add(value), "VALUE_REPEATED", fieldOf.apply(i), value, "-");
            }
        }
    }

    /** The constant whose {@link #wireName} is {@code value}; {@code VALUE_UNKNOWN} with the possible ones otherwise. */
    public static <E extends Enum<E>> E oneOf(Class<E> type, @Nullable String value, String field) {
        String name = present(value, field);
        for (E constant : type.getEnumConstants()) {
            if (wireName(constant).equals(name)) {
                return constant;
            }
        }
        String known =
                Arrays.stream(type.getEnumConstants()).map(Require::wireName).collect(Collectors.joining(", "));
        throw refused("VALUE_UNKNOWN", field, name, known);
    }

    /** The time zone with this id, such as {@code Asia/Shanghai}; {@code VALUE_UNKNOWN} when there is none. */
    public static ZoneId zone(@Nullable String id, String field) {
        String present = present(id, field);
        try {
            return ZoneId.of(present);
        } catch (DateTimeException unknown) {
            RefusedException refused = refused("VALUE_UNKNOWN", field, present, "Asia/Shanghai, … (IANA)");
            refused.initCause(unknown);
            throw refused;
        }
    }

    /** How an enum constant is written in JSON: {@code DAILY_ACTUAL} as {@code daily_actual}. */
    public static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Runs a part of a decision that names fields relative to itself; a refusal leaves with {@code prefix} before them. */
    public static <T> T within(String prefix, Supplier<T> part) {
        try {
            return part.get();
        } catch (RefusedException refused) {
            RefusedException outer = new RefusedException(refused.refusal().under(prefix));
            outer.initCause(refused);
            throw outer;
        }
    }

    /** Runs a part of a decision that cannot know which member its value came from: {@code field}, unless it says. */
    public static <T> T naming(String field, Supplier<T> part) {
        try {
            return part.get();
        } catch (RefusedException refused) {
            if (refused.refusal().field() != null) {
                throw refused;
            }
            RefusedException named = new RefusedException(refused.refusal().under(field));
            named.initCause(refused);
            throw named;
        }
    }

    /** The refusal a rule of {@link #that} makes, for where control flow needs a throw. */
    public static RefusedException refused(String code, @Nullable String field, Object seen, String expected) {
        return new RefusedException(
                Refusal.invalid(code, field, Map.of("seen", seen.toString(), "expected", expected)));
    }
}
