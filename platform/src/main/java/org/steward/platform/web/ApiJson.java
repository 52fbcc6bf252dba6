package org.steward.platform.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steward.platform.money.PlainDecimals;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/**
 * The JSON of the HTTP API, strict in what it takes: unknown and repeated members are refused, nothing is coerced, and a
 * record component that is not {@code @Nullable} must be there.
 *
 * <p>Decimals are strings in plain notation both ways: a JSON number would lose digits in a browser.
 */
final class ApiJson {

    // The length of a text is bounded by that of the body.
    static final int MAX_DEPTH = 32;
    static final int MAX_NUMBER = 40;
    static final int MAX_NAME = 200;

    /** The limits as arguments of the problem text. */
    static final Map<String, Object> LIMITS = Map.of("depth", MAX_DEPTH, "number", MAX_NUMBER, "name", MAX_NAME);

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .maxNameLength(MAX_NAME)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .withCoercionConfig(
                    LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfigDefaults(any -> any.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .annotationIntrospector(tools.jackson.databind.AnnotationIntrospector.pair(
                    new RequiredComponents(), new JacksonAnnotationIntrospector()))
            .addModule(new SimpleModule()
                    .addDeserializer(BigDecimal.class, new FromText<>(BigDecimal.class, ApiJson::decimal))
                    .addDeserializer(Instant.class, new FromText<>(Instant.class, ApiJson::instant))
                    .addDeserializer(OffsetDateTime.class, new FromText<>(OffsetDateTime.class, ApiJson::offset))
                    .addDeserializer(LocalDate.class, new FromText<>(LocalDate.class, ApiJson::date))
                    .addDeserializer(LocalTime.class, new FromText<>(LocalTime.class, LocalTime::parse))
                    .addDeserializer(YearMonth.class, new FromText<>(YearMonth.class, ApiJson::month))
                    .addDeserializer(Duration.class, new FromText<>(Duration.class, Duration::parse))
                    .addDeserializer(ZoneId.class, new FromText<>(ZoneId.class, ZoneId::of))
                    .addSerializer(BigDecimal.class, new PlainDecimal()))
            .build();

    private ApiJson() {}

    static JsonMapper mapper() {
        return MAPPER;
    }

    private static BigDecimal decimal(String text) {
        if (!PlainDecimals.isPlain(text)) {
            throw new DateTimeException(text);
        }
        return new BigDecimal(text);
    }

    private static OffsetDateTime offset(String text) {
        OffsetDateTime parsed = OffsetDateTime.parse(text);
        checkYear(parsed.getYear(), text);
        return parsed;
    }

    private static Instant instant(String text) {
        return offset(text).toInstant();
    }

    private static LocalDate date(String text) {
        LocalDate parsed = LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE);
        checkYear(parsed.getYear(), text);
        return parsed;
    }

    private static YearMonth month(String text) {
        YearMonth parsed = YearMonth.parse(text);
        checkYear(parsed.getYear(), text);
        return parsed;
    }

    private static void checkYear(int year, String text) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new DateTimeException(text + ": expected a year from " + FIRST_YEAR + " to " + LAST_YEAR);
        }
    }

    /** A value written as JSON text and nothing else. */
    private static final class FromText<T> extends StdDeserializer<T> {
        private final transient Function<String, T> parse;

        FromText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws JacksonException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(getValueType(context), parser);
            }
            String text = parser.getString();
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException | DateTimeException | ArithmeticException malformed) {
                return (T) context.handleWeirdStringValue(handledType(), text, "malformed");
            }
        }
    }

    private static final class PlainDecimal extends StdSerializer<BigDecimal> {
        PlainDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(value.toPlainString());
        }
    }
}
