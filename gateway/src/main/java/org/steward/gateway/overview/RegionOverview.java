package org.steward.gateway.overview;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What each service says of one region, side by side.
 *
 * @param parts by service name
 */
public record RegionOverview(String regionId, Map<String, Part> parts) {

    /** Whether a service's part is there. */
    public enum State {
        AVAILABLE,
        /** The caller may not see this part. */
        DENIED,
        /** The service did not answer, or could not. */
        UNAVAILABLE
    }

    /**
     * One service's part.
     *
     * @param code why it is not available, or null
     * @param data the service's own answer, with its {@code asOf}, or null
     */
    public record Part(
            State state, @Nullable String code, @Nullable JsonNode data) {}
}
