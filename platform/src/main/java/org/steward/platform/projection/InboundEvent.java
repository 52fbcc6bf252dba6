package org.steward.platform.projection;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Scope;
import tools.jackson.databind.JsonNode;

/**
 * An event of some service as it came from Kafka.
 *
 * @param id {@code <aggregateId>:<sequence>}
 * @param type CloudEvents type with its major version, {@code org.steward.staff.site.opened.v1}
 * @param service the service that owns the aggregate, from the CloudEvents source
 * @param sequence gapless within the aggregate
 */
public record InboundEvent(
        String id,
        String type,
        String service,
        String aggregateType,
        String aggregateId,
        long sequence,
        Scope scope,
        Instant at,
        String actor,
        @Nullable String onBehalfOf,
        String correlationId,
        JsonNode data) {

    private static final Pattern VERSIONED = Pattern.compile("(.+)\\.v\\d{1,6}");

    /** The type without its major version: {@code org.steward.staff.site.opened}. */
    public String typeName() {
        return nameOf(type);
    }

    static String nameOf(String type) {
        Matcher versioned = VERSIONED.matcher(type);
        return versioned.matches() ? versioned.group(1) : type;
    }
}
