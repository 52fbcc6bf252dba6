package org.steward.security.overview;

import static org.steward.platform.document.ScopeCounts.count;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.steward.platform.document.Database;
import org.steward.platform.document.ScopeCounts;

/** Counts patrols, findings and posts per site where they lie. */
final class OverviewStore {

    private final Database database;

    OverviewStore(Database database) {
        this.database = database;
    }

    /** Walks planned in the period by site and status. */
    ScopeCounts patrols(List<String> siteIds, Instant since, Instant until) {
        return ScopeCounts.of(
                database,
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

    ScopeCounts findings(List<String> siteIds) {
        return ScopeCounts.of(
                database,
                "findings",
                Filters.and(Filters.in("scope", siteIds), Filters.in("state.status", "REPORTED", "ORDERED")),
                Accumulators.sum("open", 1L),
                count("unanswered", is("REPORTED")));
    }

    ScopeCounts posts(List<String> siteIds) {
        return ScopeCounts.of(
                database,
                "guardPosts",
                Filters.and(Filters.in("scope", siteIds), Filters.eq("state.status", "ACTIVE")),
                Accumulators.sum("posts", 1L),
                Accumulators.sum("guards", "$state.details.requiredGuards"));
    }

    private static BsonDocument is(String status) {
        return new BsonDocument("$eq", new BsonArray(List.of(new BsonString("$state.status"), new BsonString(status))));
    }

    private static BsonDateTime date(Instant instant) {
        return new BsonDateTime(instant.toEpochMilli());
    }
}
