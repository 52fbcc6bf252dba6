package org.steward.platform.document;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** What was counted in each scope, by name, in one pass over a collection; of what was not met there are 0. */
public final class ScopeCounts {

    private final Map<String, Map<String, Long>> byScope;

    private ScopeCounts(Map<String, Map<String, Long>> byScope) {
        this.byScope = byScope;
    }

    /** Counts what matches the filter, as far as a majority has it. */
    public static ScopeCounts of(Database database, String collection, Bson filter, BsonField... counts) {
        Map<String, Map<String, Long>> byScope = new HashMap<>();
        database.majority(collection)
                .aggregate(List.of(Aggregates.match(filter), Aggregates.group("$scope", counts)))
                .forEach(row -> {
                    Map<String, Long> named = new HashMap<>();
                    row.forEach((name, value) -> {
                        if (value.isNumber()) {
                            named.put(name, value.asNumber().longValue());
                        }
                    });
                    byScope.put(row.getString("_id").getValue(), named);
                });
        return new ScopeCounts(byScope);
    }

    /** How many documents hold the condition, an aggregation expression. */
    public static BsonField count(String name, BsonDocument condition) {
        return sum(name, condition, new BsonInt64(1));
    }

    /** The sum of an expression over the documents that hold the condition. */
    public static BsonField sum(String name, BsonDocument condition, BsonValue value) {
        return Accumulators.sum(
                name, new BsonDocument("$cond", new BsonArray(List.of(condition, value, new BsonInt64(0)))));
    }

    public long of(String scope, String name) {
        return byScope.getOrDefault(scope, Map.of()).getOrDefault(name, 0L);
    }

    /** One number by another, rounded half up; null where there is nothing to compare with. */
    public static @Nullable BigDecimal ratio(long part, long whole, int digits) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), digits, RoundingMode.HALF_UP);
    }
}
