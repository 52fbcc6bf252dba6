package org.steward.staff.duty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What must be true of a member of an event's data.
 *
 * @param path JSON pointer (RFC 6901), {@code /satisfied}
 * @param in one of these, as text; empty for any value
 * @param atLeast a number, or a list with so many elements; null for any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
        String path, List<String> in, @Nullable BigDecimal atLeast) {

    public Condition {
        in = List.copyOf(in);
    }

    boolean holds(JsonNode data) {
        JsonNode value = data.at(path);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!in.isEmpty() && !in.contains(value.isValueNode() ? value.asString() : "")) {
            return false;
        }
        return atLeast == null || reaches(value, atLeast);
    }

    private static boolean reaches(JsonNode value, BigDecimal least) {
        if (value.isArray()) {
            return BigDecimal.valueOf(value.size()).compareTo(least) >= 0;
        }
        return value.isNumber() && value.decimalValue().compareTo(least) >= 0;
    }
}
