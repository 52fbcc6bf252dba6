package org.steward.security.overview;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.steward.platform.document.Database;

/** Counts patrols, findings and posts per site where they lie. */
final class OverviewStore {

    private final Database database;

    OverviewStore(Database database) {
        this.database = database;
    }

    /** Walks planned in the period by site and status. */
    Map<String, Map<String, Long>> patrols(List<String> siteIds, Instant since, Instant until) {
        return grouped(
                "patrols",
                Filters.and(
                        Filters.in("scope", siteIds),
                        Filters.gte("state.plannedStart", date(since)),
                        Filters.lt("state.plannedStart", date(until))),
                count("complete", is("COMPLETE")),
                count("recovered", is("RECOVERED")),
                count("incomplete", is("INCOMPLETE")),
                count("missed", is("MISSED")));
    }

    Map<String, Map<String, Long>> findings(List<String> siteIds) {
        return grouped(
                "findings",
                Filters.and(Filters.in("scope", siteIds), Filters.in("state.status", "REPORTED", "ORDERED")),
                Accumulators.sum("open", 1L),
                count("unanswered", is("REPORTED")));
    }

    Map<String, Map<String, Long>> posts(List<String> siteIds) {
        return grouped(
                "guardPosts",
                Filters.and(Filters.in("scope", siteIds), Filters.eq("state.status", "ACTIVE")),
                Accumulators.sum("posts", 1L),
                Accumulators.sum("guards", "$state.details.requiredGuards"));
    }

    private Map<String, Map<String, Long>> grouped(String collection, Bson filter, BsonField... counts) {
        List<Bson> pipeline = List.of(Aggregates.match(filter), Aggregates.group("$scope", counts));
        Map<String, Map<String, Long>> bySite = new HashMap<>();
        database.majority(collection).aggregate(pipeline).forEach(row -> {
            Map<String, Long> named = new HashMap<>();
            row.forEach((name, value) -> {
                if (value.isNumber()) {
                    named.put(name, value.asNumber().longValue());
                }
            });
            bySite.put(row.getString("_id").getValue(), named);
        });
        return bySite;
    }

    private static BsonField count(String name, BsonDocument condition) {
        BsonArray choice = new BsonArray(List.<BsonValue>of(condition, new BsonInt64(1), new BsonInt64(0)));
        return Accumulators.sum(name, new BsonDocument("$cond", choice));
    }

    private static BsonDocument is(String status) {
        return new BsonDocument("$eq", new BsonArray(List.of(new BsonString("$state.status"), new BsonString(status))));
    }

    private static BsonDateTime date(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }
}
