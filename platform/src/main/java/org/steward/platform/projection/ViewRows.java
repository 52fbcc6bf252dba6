package org.steward.platform.projection;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Database;
import org.steward.platform.document.Json;

/** Writes one generation of one view: the fold, with the sequence gate in the row's own conditional write. */
final class ViewRows<V> {

    private static final int MAX_RACES = 20;

    private final Projection<V> projection;
    private final MongoCollection<BsonDocument> collection;

    ViewRows(Database database, Projection<V> projection, long generation) {
        this.projection = projection;
        this.collection = database.collection(Generations.collectionName(projection.name(), generation));
    }

    /** Applies the event if it is the next of its aggregate; never skips one. */
    Gate apply(InboundEvent event) {
        for (int race = 0; race < MAX_RACES; race++) {
            BsonDocument row =
                    collection.find(Filters.eq("_id", event.aggregateId())).first();
            long seen = row == null ? 0 : row.getNumber("sequence").longValue();
            Gate gate = Gate.decide(seen, event.sequence());
            if (gate != Gate.NEXT) {
                return gate;
            }
            V after = projection.apply(row == null ? null : content(row), event);
            if (row == null ? insert(event, after) : update(event, after)) {
                return Gate.NEXT;
            }
        }
        throw new IllegalStateException(projection.name() + " row " + event.aggregateId() + ": lost " + MAX_RACES
                + " races; expected one writer per key");
    }

    /** Moves the gate past an event without applying it: a discard, which is on record elsewhere. */
    void pass(InboundEvent event) {
        if (!update(event.aggregateId(), event.sequence() - 1, Updates.set("sequence", event.sequence()))
                && event.sequence() == 1) {
            collection.insertOne(row(event, null));
        }
    }

    private boolean insert(InboundEvent event, @Nullable V after) {
        try {
            collection.insertOne(row(event, after));
            return true;
        } catch (MongoWriteException failure) {
            if (Database.isDuplicateKey(failure)) {
                return false;
            }
            throw failure;
        }
    }

    private static BsonDocument row(InboundEvent event, @Nullable Object after) {
        return new BsonDocument("_id", new BsonString(event.aggregateId()))
                .append("scope", new BsonString(event.scope().value()))
                .append("sequence", new BsonInt64(event.sequence()))
                .append("asOf", new BsonDateTime(event.at().toEpochMilli()))
                .append("view", after == null ? BsonNull.VALUE : Json.toBson(after));
    }

    private boolean update(InboundEvent event, @Nullable V after) {
        return update(
                event.aggregateId(),
                event.sequence() - 1,
                Updates.combine(
                        Updates.set("sequence", event.sequence()),
                        Updates.set("asOf", new BsonDateTime(event.at().toEpochMilli())),
                        Updates.set("view", after == null ? BsonNull.VALUE : Json.toBson(after))));
    }

    private boolean update(String id, long seen, org.bson.conversions.Bson change) {
        return collection
                        .updateOne(Filters.and(Filters.eq("_id", id), Filters.eq("sequence", seen)), change)
                        .getMatchedCount()
                == 1;
    }

    private @Nullable V content(BsonDocument row) {
        BsonValue view = row.get("view");
        return view == null || view.isNull() ? null : Json.fromBson(view.asDocument(), projection.viewClass());
    }
}
