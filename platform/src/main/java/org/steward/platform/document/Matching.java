package org.steward.platform.document;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What a list is narrowed by, built from what the caller gave; what he left open narrows nothing. */
public final class Matching {

    private final List<Bson> parts = new ArrayList<>();

    /** Only where the member is the value, by its text; null leaves it open. */
    public Matching with(String member, @Nullable Object value) {
        return value == null ? this : with(Filters.eq(member, value.toString()));
    }

    /** Only what matches this as well. */
    public Matching with(Bson part) {
        parts.add(part);
        return this;
    }

    public Bson bson() {
        return parts.isEmpty() ? Filters.empty() : Filters.and(parts);
    }
}
