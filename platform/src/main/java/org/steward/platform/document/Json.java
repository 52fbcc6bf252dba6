package org.steward.platform.document;

import java.time.Instant;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The one mapping of records to stored documents and to events.
 *
 * <p>Stored documents keep native BSON types so that they can be queried: instants are dates (to the millisecond),
 * decimals are decimal128, integers are 64-bit, money is its minor units.
 * Events are plain JSON: instants as RFC 3339 text.
 */
public final class Json {

    private static final JsonMapper EVENT_MAPPER = base().build();
    private static final JsonMapper STATE_MAPPER = base().addModule(
                    new SimpleModule().addSerializer(Instant.class, new NativeInstant()))
            .annotationIntrospector(AnnotationIntrospector.pair(new StoredForms(), new JacksonAnnotationIntrospector()))
            .build();
    private static final JsonMapper CANONICAL_MAPPER = base().enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Json() {}

    private static JsonMapper.Builder base() {
        return JsonMapper.builder()
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** The mapper for events, answers and everything else that leaves as JSON; ignores fields it does not know. */
    public static JsonMapper mapper() {
        return EVENT_MAPPER;
    }

    /** A record as plain JSON. */
    public static JsonNode tree(Object value) {
        return EVENT_MAPPER.valueToTree(value);
    }

    /** Text that is equal for equal values whatever the order of their members; used for fingerprints. */
    public static String canonical(Object value) {
        // Through a map: only maps are sorted by ORDER_MAP_ENTRIES_BY_KEYS, and a JsonNode keeps its own order.
        Object plain = CANONICAL_MAPPER.convertValue(value, Object.class);
        return CANONICAL_MAPPER.writeValueAsString(plain);
    }

    /** A record as a stored subdocument. */
    public static BsonDocument toBson(Object value) {
        return (BsonDocument) bson(STATE_MAPPER.valueToTree(value));
    }

    /** A stored subdocument as the record it was made from. */
    public static <T> T fromBson(BsonDocument document, Class<T> type) {
        return STATE_MAPPER.treeToValue(json(document), type);
    }

    /** Plain JSON as a BSON value. */
    public static BsonValue bson(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                BsonDocument document = new BsonDocument();
                for (Map.Entry<String, JsonNode> member : node.properties()) {
                    document.put(member.getKey(), bson(member.getValue()));
                }
                yield document;
            }
            case ARRAY -> {
                BsonArray array = new BsonArray(node.size());
                for (JsonNode element : node) {
                    array.add(bson(element));
                }
                yield array;
            }
            case STRING -> new BsonString(node.stringValue());
            case BOOLEAN -> BsonBoolean.valueOf(node.booleanValue());
            case NUMBER ->
                node.isIntegralNumber()
                        ? new BsonInt64(node.longValue())
                        : new BsonDecimal128(new Decimal128(node.decimalValue()));
            case POJO -> pojo(((tools.jackson.databind.node.POJONode) node).getPojo());
            case NULL, MISSING -> BsonNull.VALUE;
            case BINARY -> throw new IllegalArgumentException("binary values are not stored in aggregates");
        };
    }

    private static BsonValue pojo(Object value) {
        if (value instanceof Instant instant) {
            return new BsonDateTime(instant.toEpochMilli());
        }
        throw new IllegalArgumentException(
                "no stored form for " + value.getClass().getName());
    }

    /** A BSON value as JSON whose instants and decimals are read back by the mapper without loss. */
    public static JsonNode json(BsonValue value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (value.getBsonType()) {
            case DOCUMENT -> {
                ObjectNode object = nodes.objectNode();
                value.asDocument().forEach((name, member) -> object.set(name, json(member)));
                yield object;
            }
            case ARRAY -> {
                ArrayNode array = nodes.arrayNode(value.asArray().size());
                value.asArray().forEach(element -> array.add(json(element)));
                yield array;
            }
            case STRING -> nodes.stringNode(value.asString().getValue());
            case BOOLEAN -> nodes.booleanNode(value.asBoolean().getValue());
            case INT32 -> nodes.numberNode(value.asInt32().getValue());
            case INT64 -> nodes.numberNode(value.asInt64().getValue());
            case DECIMAL128 -> nodes.numberNode(value.asDecimal128().getValue().bigDecimalValue());
            case DATE_TIME ->
                nodes.stringNode(
                        Instant.ofEpochMilli(value.asDateTime().getValue()).toString());
            case NULL -> nodes.nullNode();
            default -> throw new IllegalArgumentException("no JSON form for BSON " + value.getBsonType());
        };
    }

    private static final class NativeInstant extends StdSerializer<Instant> {
        NativeInstant() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializationContext context)
                throws JacksonException {
            generator.writeEmbeddedObject(value);
        }
    }
}
