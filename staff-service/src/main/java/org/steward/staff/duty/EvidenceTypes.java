package org.steward.staff.duty;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The event types of all services, with their published schemas: what a duty can be proven by. */
public final class EvidenceTypes {

    private static final String PREFIX = "org.steward.";

    private final Map<String, JsonNode> schemas;

    /** Schemas by event type. */
    EvidenceTypes(Map<String, JsonNode> schemas) {
        this.schemas = new TreeMap<>(schemas);
    }

    boolean knows(String type) {
        return schemas.containsKey(type);
    }

    /** The types of one service, such as {@code billing}. */
    public Set<String> of(String service) {
        return schemas.keySet().stream()
                .filter(type -> type.startsWith(PREFIX + service + '.'))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether events of that type can have a value at the JSON pointer. */
    boolean has(String type, String pointer) {
        JsonNode node = schemas.get(type);
        for (String member : pointer.substring(1).split("/")) {
            if (node == null) {
                return false;
            }
            JsonNode properties = node.path("properties").path(member);
            node = properties.isMissingNode() ? null : properties;
        }
        return node != null;
    }

    /** The members of a type's data, for a message. */
    String members(String type) {
        JsonNode schema = schemas.get(type);
        return schema == null
                ? "-"
                : schema.path("properties").propertyNames().stream()
                        .map(name -> '/' + name)
                        .collect(Collectors.joining(", "));
    }

    /** Known types that look like this one, for a message. */
    String near(String type) {
        String wanted = type.replace(PREFIX, "");
        return schemas.keySet().stream()
                .sorted(Comparator.comparingInt(known -> -common(known.replace(PREFIX, ""), wanted)))
                .limit(3)
                .collect(Collectors.joining(", "));
    }

    private static int common(String one, String other) {
        int length = 0;
        while (length < one.length() && length < other.length() && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }
}
