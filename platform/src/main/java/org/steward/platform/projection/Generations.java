package org.steward.platform.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.steward.platform.document.Database;

/** Which physical collection serves a view: {@code <name>_g<generation>}; switched when a rebuild has caught up. */
final class Generations {

    static final String COLLECTION = "projections";
    private static final long CACHE_NANOS = 500_000_000L;

    private final MongoCollection<BsonDocument> collection;
    private final ConcurrentHashMap<String, Cached> live = new ConcurrentHashMap<>();

    private record Cached(long generation, long readAtNanos) {}

    Generations(Database database) {
        this.collection = database.collection(COLLECTION);
    }

    /** The serving generation; 0 before the view was ever filled. */
    long live(String projection) {
        Cached cached = live.get(projection);
        if (cached != null && System.nanoTime() - cached.readAtNanos() < CACHE_NANOS) {
            return cached.generation();
        }
        BsonDocument meta = collection.find(Filters.eq("_id", projection)).first();
        long generation = meta == null ? 0 : number(meta, "live");
        live.put(projection, new Cached(generation, System.nanoTime()));
        return generation;
    }

    /** Reserves the next generation for a rebuild. */
    long next(String projection) {
        collection.updateOne(Filters.eq("_id", projection), Updates.inc("last", 1L), new UpdateOptions().upsert(true));
        BsonDocument meta = collection.find(Filters.eq("_id", projection)).first();
        if (meta == null) {
            throw new IllegalStateException(projection + ": its generations document vanished");
        }
        return number(meta, "last");
    }

    /** Makes {@code generation} the serving one, unless a later rebuild was faster. */
    void switchTo(String projection, long generation) {
        collection.updateOne(
                Filters.and(
                        Filters.eq("_id", projection),
                        Filters.or(Filters.exists("live", false), Filters.lt("live", generation))),
                Updates.set("live", new BsonInt64(generation)));
        live.remove(projection);
    }

    static String collectionName(String projection, long generation) {
        return projection + "_g" + generation;
    }

    private static long number(BsonDocument meta, String member) {
        return meta.containsKey(member) ? meta.getNumber(member).longValue() : 0;
    }
}
