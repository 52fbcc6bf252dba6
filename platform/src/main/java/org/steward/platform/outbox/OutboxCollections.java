package org.steward.platform.outbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;

/** The collections of a service whose aggregates have an outbox. */
final class OutboxCollections {

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, MongoCollection<BsonDocument>> collections = new LinkedHashMap<>();

    OutboxCollections(Database database, List<AggregateStore<?>> stores) {
        for (AggregateStore<?> store : stores) {
            String collection = store.type().collection();
            types.put(collection, store.type().name());
            collections.put(collection, database.majority(collection));
        }
    }

    List<String> names() {
        return List.copyOf(collections.keySet());
    }

    boolean contains(String collection) {
        return collections.containsKey(collection);
    }

    MongoCollection<BsonDocument> of(String collection) {
        MongoCollection<BsonDocument> found = collections.get(collection);
        if (found == null) {
            throw new IllegalArgumentException("no aggregates in " + collection + "; known: " + collections.keySet());
        }
        return found;
    }

    String typeOf(String collection) {
        String type = types.get(collection);
        if (type == null) {
            throw new IllegalArgumentException("no aggregates in " + collection + "; known: " + types.keySet());
        }
        return type;
    }

    /** Ids of aggregates of the shards that have events in their outbox. */
    List<String> pending(String collection, Collection<Integer> shards, int limit) {
        List<String> ids = new ArrayList<>();
        of(collection)
                .find(Filters.in("outbox.shard", shards))
                .projection(Projections.include("_id"))
                .limit(limit)
                .forEach(document -> ids.add(document.getString("_id").getValue()));
        return ids;
    }
}
