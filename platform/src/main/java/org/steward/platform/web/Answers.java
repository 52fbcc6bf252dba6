package org.steward.platform.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.steward.platform.command.CommandResult;
import org.steward.platform.document.Page;
import org.steward.platform.document.Stored;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The answers of controller methods: entity tags, locations and the mark of a replay in one place. */
public final class Answers {

    static final String REPLAYED = "Idempotent-Replayed";

    private Answers() {}

    /** 201 with the command's answer; {@code location} is the path of what was made. */
    public static ResponseEntity<Object> created(CommandResult result, URI location) {
        return of(result, ResponseEntity.created(location));
    }

    /** 200 with the command's answer and the aggregate's new version as the entity tag. */
    public static ResponseEntity<Object> ok(CommandResult result) {
        return of(result, ResponseEntity.ok());
    }

    /** 202: taken in, to be done by a process that {@code location} shows. */
    public static ResponseEntity<Object> accepted(CommandResult result, URI location) {
        return of(result, ResponseEntity.status(HttpStatus.ACCEPTED).location(location));
    }

    /** 200 with {@code body}, the public form of {@code stored}, whose version is the entity tag. */
    public static ResponseEntity<Object> resource(Stored<?> stored, Object body) {
        return ResponseEntity.ok().eTag(entityTag(stored.version())).body(body);
    }

    /** 200 with {@code {"items":[…],"next":…}}; next is null on the last page. */
    public static <T> ResponseEntity<Page<T>> page(Page<T> page) {
        return ResponseEntity.ok(page);
    }

    private static ResponseEntity<Object> of(CommandResult result, ResponseEntity.BodyBuilder answer) {
        answer.eTag(entityTag(result.version()));
        if (result.replayed()) {
            answer.header(REPLAYED, "true");
        }
        return answer.body(onTheWire(result.answer()));
    }

    /** An answer as stored has decimals as numbers; on the wire they are strings, as everywhere in the API. */
    private static JsonNode onTheWire(JsonNode stored) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (stored.getNodeType()) {
            case OBJECT -> {
                ObjectNode object = nodes.objectNode();
                stored.properties().forEach(member -> object.set(member.getKey(), onTheWire(member.getValue())));
                yield object;
            }
            case ARRAY -> {
                ArrayNode array = nodes.arrayNode(stored.size());
                stored.forEach(element -> array.add(onTheWire(element)));
                yield array;
            }
            case NUMBER ->
                stored.isIntegralNumber()
                        ? stored
                        : nodes.stringNode(stored.decimalValue().toPlainString());
            default -> stored;
        };
    }

    /** The entity tag of a version, quotes included. */
    static String entityTag(long version) {
        return "\"" + version + "\"";
    }
}
