package org.steward.platform.outbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;

/** The held-back aggregates as they are kept in the database: {@code {_id: "<stage>:<aggregateId>", …, retry?}}. */
final class BlockedStore {

    static final String COLLECTION = "relay_blocked";
    private static final int MOST_LISTED = 1_000;

    private final MongoCollection<BsonDocument> collection;

    BlockedStore(Database database) {
        this.collection = database.collection(COLLECTION);
    }

    /** A held-back aggregate and whether it was asked to try again. */
    record Entry(BlockedAggregate blocked, boolean retry) {}

    void put(BlockedAggregate blocked) {
        collection.updateOne(
                Filters.eq("_id", id(blocked.stage(), blocked.aggregateId())),
                Updates.combine(
                        Updates.set("stage", blocked.stage().name()),
                        Updates.set("aggregateType", blocked.aggregateType()),
                        Updates.set("aggregateId", blocked.aggregateId()),
                        Updates.set("shard", AggregateStore.shardOf(blocked.aggregateId())),
                        Updates.set("sequence", blocked.sequence()),
                        Updates.set("reason", blocked.reason()),
                        Updates.set(
                                "blockedAt",
                                new BsonDateTime(blocked.blockedAt().toEpochMilli())),
                        Updates.unset("retry")),
                new UpdateOptions().upsert(true));
    }

    /** Those of a shard. */
    List<Entry> ofShard(int shard) {
        return list(Filters.eq("shard", shard), Integer.MAX_VALUE);
    }

    /** All, at most a thousand. */
    List<Entry> all() {
        return list(Filters.empty(), MOST_LISTED);
    }

    /** Asks for another try; returns whether the aggregate was held back there. */
    boolean retry(BlockedAggregate.Stage stage, String aggregateId) {
        return collection
                        .updateOne(Filters.eq("_id", id(stage, aggregateId)), Updates.set("retry", true))
                        .getMatchedCount()
                == 1;
    }

    /** Notes that the held-back events of the aggregate are published up to before {@code sequence}. */
    void advance(BlockedAggregate blocked, long sequence) {
        collection.updateOne(
                Filters.eq("_id", id(blocked.stage(), blocked.aggregateId())), Updates.set("sequence", sequence));
    }

    void remove(BlockedAggregate.Stage stage, String aggregateId) {
        collection.deleteOne(Filters.eq("_id", id(stage, aggregateId)));
    }

    private List<Entry> list(Bson filter, int most) {
        List<Entry> entries = new ArrayList<>();
        collection
                .find(filter)
                .limit(most == Integer.MAX_VALUE ? 0 : most)
                .forEach(document -> entries.add(new Entry(decode(document), document.containsKey("retry"))));
        return entries;
    }

    private static BlockedAggregate decode(BsonDocument document) {
        return new BlockedAggregate(
                BlockedAggregate.Stage.valueOf(document.getString("stage").getValue()),
                document.getString("aggregateType").getValue(),
                document.getString("aggregateId").getValue(),
                document.getNumber("sequence").longValue(),
                document.getString("reason").getValue(),
                Instant.ofEpochMilli(document.getDateTime("blockedAt").getValue()));
    }

    private static String id(BlockedAggregate.Stage stage, String aggregateId) {
        return stage + ":" + aggregateId;
    }
}
