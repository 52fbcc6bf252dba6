package org.steward.staff.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event that proves the duty done.
 *
 * @param type CloudEvents type with its version
 * @param where all of these
 * @param doerAt where the event's data name who did it; null for whoever acted, or on whose behalf
 * @param actedAt where the data say when it was done; null for the event's own time
 * @param periodAt where the data name the period it is for; null for the period in which it was done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventProof(
        String type,
        By by,
        List<Condition> where,
        @Nullable String doerAt,
        @Nullable String actedAt,
        @Nullable String periodAt) {

    /** Who must have done it. */
    public enum By {
        /** The holder himself, or a delegate in his name. */
        HOLDER,
        /** Any holder of the position at the place; it counts for each of them. */
        POSITION,
        /** Anybody who works at the place; it counts for each holder. */
        SITE,
        /** Anybody, the system too. */
        ANYONE
    }

    public EventProof {
        where = List.copyOf(where);
    }

    /** Whether the data are as they must be. */
    public boolean accepts(JsonNode data) {
        return where.stream().allMatch(condition -> condition.holds(data));
    }

    /** Who did it; null when the data do not say. */
    public @Nullable String doer(JsonNode data, String actor, @Nullable String onBehalfOf) {
        if (doerAt != null) {
            return text(data, doerAt);
        }
        return onBehalfOf == null ? actor : onBehalfOf;
    }

    /** When it was done: as the data say, never later than the event itself. */
    public Instant actedAt(JsonNode data, Instant at) {
        String said = actedAt == null ? null : text(data, actedAt);
        if (said == null) {
            return at;
        }
        try {
            Instant acted = Instant.parse(said);
            return acted.isAfter(at) ? at : acted;
        } catch (DateTimeParseException notAnInstant) {
            return at;
        }
    }

    /** The period it is for; null when that follows from its time. */
    public @Nullable String period(JsonNode data) {
        return periodAt == null ? null : text(data, periodAt);
    }

    private static @Nullable String text(JsonNode data, String path) {
        JsonNode value = data.at(path);
        return value.isValueNode() && !value.isNull() && !value.isMissingNode() ? value.asString() : null;
    }
}
