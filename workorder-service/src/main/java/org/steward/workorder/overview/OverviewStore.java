package org.steward.workorder.overview;

import static org.steward.platform.document.ScopeCounts.count;
import static org.steward.platform.document.ScopeCounts.sum;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.steward.platform.document.Database;
import org.steward.platform.document.ScopeCounts;

/** Counts requests and orders per site where they lie. */
final class OverviewStore {

    private static final List<String> OPEN_REQUEST = List.of("RECEIVED", "ACKNOWLEDGED", "IN_PROGRESS");
    private static final List<String> TO_DO =
            List.of("CREATED", "ASSIGNED", "ACCEPTED", "STARTED", "PAUSED", "REOPENED");

    private final Database database;

    OverviewStore(Database database) {
        this.database = database;
    }

    /** Counts by site and name. */
    ScopeCounts requests(List<String> siteIds, Instant now) {
        BsonDocument open = in("$state.status", OPEN_REQUEST);
        return ScopeCounts.of(
                database,
                "serviceRequests",
                Filters.in("scope", siteIds),
                count("open", open),
                count("overdue", and(open, before("$state.dueAt", now))),
                count("held", in("$state.status", List.of("HELD"))));
    }

    /** Counts by site and name; what was done or said counts from {@code since} on. */
    ScopeCounts orders(List<String> siteIds, Instant since, Instant now) {
        BsonDocument toDo = in("$state.status", TO_DO);
        BsonDocument done = atOrAfter("$state.work.completedAt", since);
        BsonDocument reached = atOrAfter("$state.followUp.callBack.at", since);
        return ScopeCounts.of(
                database,
                "workOrders",
                Filters.in("scope", siteIds),
                count("toDo", toDo),
                count("overdue", and(toDo, before("$state.promise.resolveBy", now))),
                count("completed", done),
                count("inTime", and(done, equal("$state.promise.resolutionOverdue", org.bson.BsonBoolean.FALSE))),
                count("callBacks", reached),
                count(
                        "satisfied",
                        and(reached, equal("$state.followUp.callBack.satisfied", org.bson.BsonBoolean.TRUE))),
                sum("score", reached, new BsonString("$state.followUp.callBack.score")));
    }

    private static BsonDocument in(String member, List<String> values) {
        BsonArray list = new BsonArray(values.stream().map(BsonString::new).toList());
        return new BsonDocument("$in", new BsonArray(List.of(new BsonString(member), list)));
    }

    private static BsonDocument and(BsonDocument... conditions) {
        return new BsonDocument("$and", new BsonArray(List.of(conditions)));
    }

    private static BsonDocument equal(String member, BsonValue value) {
        return new BsonDocument("$eq", new BsonArray(List.of(new BsonString(member), value)));
    }

    /** An absent or null time sorts below every date, so it must be excluded by its type. */
    private static BsonDocument before(String member, Instant instant) {
        BsonDateTime bound = new BsonDateTime(instant.toEpochMilli());
        BsonDateTime least = new BsonDateTime(Long.MIN_VALUE / 2);
        return and(compare("$lt", member, bound), compare("$gt", member, least));
    }

    private static BsonDocument atOrAfter(String member, Instant instant) {
        return compare("$gte", member, new BsonDateTime(instant.toEpochMilli()));
    }

    private static BsonDocument compare(String operator, String member, BsonDateTime bound) {
        return new BsonDocument(operator, new BsonArray(List.of(new BsonString(member), bound)));
    }
}
