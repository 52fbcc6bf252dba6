package org.steward.platform.document;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Natural keys that may be corrected later (meter number, employee number): claimed before the aggregate is written, so
 * that two aggregates never share one. A claim whose owner was never written is swept.
 */
public final class Claims {

    private static final String COLLECTION = "claims";
    private static final int SWEEP_BATCH = 500;

    private final MongoCollection<BsonDocument> collection;

    public Claims(Database database) {
        this.collection = database.collection(COLLECTION);
    }

    /** Sweeping reads by age. */
    public static List<IndexSpec> indexes() {
        return List.of(IndexSpec.of(COLLECTION, "type", "claimedAt"));
    }

    /** Claims the key for {@code owner}; returns the owner of the key afterwards, which is another when it was taken. */
    public String claim(String type, Scope scope, String key, String owner, Instant now) {
        try {
            collection.insertOne(new BsonDocument("_id", new BsonString(id(type, scope, key)))
                    .append("type", new BsonString(type))
                    .append("scope", new BsonString(scope.value()))
                    .append("key", new BsonString(key))
                    .append("owner", new BsonString(owner))
                    .append("claimedAt", new BsonDateTime(now.toEpochMilli())));
            return owner;
        } catch (MongoWriteException failure) {
            if (!Database.isDuplicateKey(failure)) {
                throw failure;
            }
            String current = owner(type, scope, key);
            // Released between our insert and our read: the next try decides, nobody else owns it now.
            return current == null ? claim(type, scope, key, owner, now) : current;
        }
    }

    /** Who holds the key, or null. */
    public @Nullable String owner(String type, Scope scope, String key) {
        BsonDocument claim =
                collection.find(Filters.eq("_id", id(type, scope, key))).first();
        return claim == null ? null : claim.getString("owner").getValue();
    }

    /** Gives the key back, if {@code owner} holds it. */
    public void release(String type, Scope scope, String key, String owner) {
        collection.deleteOne(Filters.and(Filters.eq("_id", id(type, scope, key)), Filters.eq("owner", owner)));
    }

    /** Removes claims older than {@code age} whose owner does not hold the key; returns how many. */
    public int sweep(String type, Duration age, Instant now, Holder holder) {
        int removed = 0;
        List<BsonDocument> candidates = new ArrayList<>();
        Bson old = Filters.and(
                Filters.eq("type", type),
                Filters.lt("claimedAt", new BsonDateTime(now.minus(age).toEpochMilli())));
        collection.find(old).limit(SWEEP_BATCH).into(candidates);
        for (BsonDocument claim : candidates) {
            Scope scope = new Scope(claim.getString("scope").getValue());
            String owner = claim.getString("owner").getValue();
            if (holder.holds(scope, owner, claim.getString("key").getValue())) {
                // Confirmed once is confirmed until released: out of the sweep for ever.
                collection.updateOne(Filters.eq("_id", claim.get("_id")), Updates.unset("claimedAt"));
            } else {
                removed += (int) collection
                        .deleteOne(Filters.and(
                                Filters.eq("_id", claim.get("_id")), Filters.eq("claimedAt", claim.get("claimedAt"))))
                        .getDeletedCount();
            }
        }
        return removed;
    }

    /** Whether the owning aggregate exists and carries the key. */
    public interface Holder {
        boolean holds(Scope scope, String owner, String key);
    }

    private static String id(String type, Scope scope, String key) {
        return type + '|' + scope.value() + '|' + key;
    }
}
