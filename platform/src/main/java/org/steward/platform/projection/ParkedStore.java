package org.steward.platform.projection;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;

/**
 * Keys that wait for somebody to look, their messages whole and in order, and what was given up.
 *
 * <p>A parked key is a document whose {@code version} is bumped after each message laid behind it; it is removed only
 * at the version its messages were read at, so that no message is laid behind a key that just went on.
 */
final class ParkedStore {

    static final String KEYS = "parked";
    static final String MESSAGES = "parked_events";
    static final String DISCARDS = "parked_discards";

    private static final int MAX_RACES = 20;

    private final MongoCollection<BsonDocument> keys;
    private final MongoCollection<BsonDocument> messages;
    private final MongoCollection<BsonDocument> discards;
    private final Clock clock;

    ParkedStore(Database database, Clock clock) {
        this.keys = database.collection(KEYS);
        this.messages = database.collection(MESSAGES);
        this.discards = database.collection(DISCARDS);
        this.clock = clock;
    }

    static List<IndexSpec> indexes() {
        return List.of(
                IndexSpec.of(KEYS, "member", "generation"),
                IndexSpec.of(KEYS, "parkedAt"),
                IndexSpec.of(MESSAGES, "parked", "sequence"));
    }

    /** Which of the keys are parked. */
    Set<String> parkedOf(Lane lane, Collection<String> candidates) {
        Set<String> parked = new HashSet<>();
        List<String> ids = candidates.stream().map(lane::keyId).toList();
        for (BsonDocument key : keys.find(Filters.in("_id", ids)).projection(Projections.include("key"))) {
            parked.add(key.getString("key").getValue());
        }
        return parked;
    }

    /** Parks the key with what could not be applied. */
    void park(Lane lane, String key, Stopped stopped) {
        String id = lane.keyId(key);
        BsonDateTime now = new BsonDateTime(clock.millis());
        for (int race = 0; race < MAX_RACES; race++) {
            keys.updateOne(
                    Filters.eq("_id", id),
                    Updates.combine(
                            Updates.setOnInsert("member", lane.member()),
                            Updates.setOnInsert("generation", lane.generation()),
                            Updates.setOnInsert("key", key),
                            Updates.setOnInsert("parkedAt", now),
                            Updates.set("reason", stopped.reason().name()),
                            Updates.set("error", stopped.error()),
                            Updates.inc("version", 1L)),
                    new UpdateOptions().upsert(true));
            if (append(lane, key, stopped.rest())) {
                return;
            }
        }
        throw new IllegalStateException(id + ": lost " + MAX_RACES + " races with its retries");
    }

    /** Lays messages behind a parked key; false when it is not parked any more, and then nothing was laid. */
    boolean append(Lane lane, String key, List<Delivery> waiting) {
        String parked = lane.keyId(key);
        List<BsonDocument> documents =
                waiting.stream().map(message -> message(parked, message)).toList();
        try {
            messages.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException failure) {
            // Redelivered: laid there before.
            if (!isOnlyDuplicates(failure)) {
                throw failure;
            }
        }
        if (keys.updateOne(Filters.eq("_id", parked), Updates.inc("version", 1L))
                        .getMatchedCount()
                == 1) {
            return true;
        }
        messages.deleteMany(Filters.in(
                "_id", documents.stream().map(document -> document.get("_id")).toList()));
        return false;
    }

    static boolean isOnlyDuplicates(MongoBulkWriteException failure) {
        return failure.getWriteConcernError() == null
                && failure.getWriteErrors().stream()
                        .allMatch(error -> error.getCategory() == com.mongodb.ErrorCategory.DUPLICATE_KEY);
    }

    /** The version of a parked key, or null when it is not parked. */
    @Nullable Long version(String keyId) {
        BsonDocument key = keys.find(Filters.eq("_id", keyId)).first();
        return key == null ? null : key.getNumber("version").longValue();
    }

    /** The key goes on, unless a message was laid behind it since {@code version}. */
    boolean release(String keyId, long version) {
        return keys.deleteOne(Filters.and(Filters.eq("_id", keyId), Filters.eq("version", version)))
                        .getDeletedCount()
                == 1;
    }

    /** Why it stopped this time. */
    void note(String keyId, ParkReason reason, String error) {
        keys.updateOne(
                Filters.eq("_id", keyId),
                Updates.combine(
                        Updates.set("reason", reason.name()),
                        Updates.set("error", error),
                        Updates.set("triedAt", new BsonDateTime(clock.millis()))));
    }

    /** The messages behind a key, in the order they are tried in. */
    List<Delivery> messages(String keyId, int limit) {
        List<Delivery> found = new ArrayList<>();
        for (BsonDocument message : messages.find(Filters.eq("parked", keyId))
                .sort(Sorts.ascending("sequence"))
                .limit(limit)) {
            found.add(EventDecoder.decode(StoredRecord.decode(message.getDocument("record"))));
        }
        found.sort(Delivery.IN_ORDER);
        return found;
    }

    long waiting(String keyId) {
        return messages.countDocuments(Filters.eq("parked", keyId));
    }

    /** The message was applied, or was given up. */
    void remove(String keyId, Delivery done) {
        messages.deleteOne(Filters.eq("_id", messageId(keyId, done)));
    }

    private static String messageId(String keyId, Delivery message) {
        return keyId + '|' + message.position();
    }

    private static BsonDocument message(String keyId, Delivery message) {
        InboundEvent event = message.event();
        return new BsonDocument("_id", new BsonString(messageId(keyId, message)))
                .append("parked", new BsonString(keyId))
                .append("eventId", new BsonString(message.eventId()))
                .append("sequence", new BsonInt64(event == null ? 0 : event.sequence()))
                .append("record", StoredRecord.encode(message.record()));
    }

    /** Puts on record that a message, or what is missing before it, was given up; once is for ever. */
    void discard(Lane lane, Delivery message, ParkReason reason, String by, String why) {
        String key = Fold.discardKey(reason, message.eventId());
        discards.updateOne(
                Filters.eq("_id", lane.member() + '|' + key),
                Updates.combine(
                        Updates.setOnInsert("member", lane.member()),
                        Updates.setOnInsert("discard", key),
                        Updates.setOnInsert("key", message.key()),
                        Updates.setOnInsert("reason", reason.name()),
                        Updates.setOnInsert("by", by),
                        Updates.setOnInsert("why", why),
                        Updates.setOnInsert("at", new BsonDateTime(clock.millis())),
                        Updates.setOnInsert("record", StoredRecord.encode(message.record()))),
                new UpdateOptions().upsert(true));
    }

    boolean isDiscarded(Lane lane, ParkReason reason, String eventId) {
        return discards.find(Filters.eq("_id", lane.member() + '|' + Fold.discardKey(reason, eventId)))
                        .projection(Projections.include("_id"))
                        .first()
                != null;
    }

    /** What was given up, the latest first. */
    List<DiscardedEvent> discarded(int limit) {
        List<DiscardedEvent> found = new ArrayList<>();
        for (BsonDocument discard : discards.find().sort(Sorts.descending("at")).limit(limit)) {
            found.add(new DiscardedEvent(
                    discard.getString("member").getValue(),
                    discard.getString("key").getValue(),
                    discard.getString("discard").getValue(),
                    ParkReason.valueOf(discard.getString("reason").getValue()),
                    discard.getString("by").getValue(),
                    discard.getString("why").getValue(),
                    Instant.ofEpochMilli(discard.getDateTime("at").getValue())));
        }
        return found;
    }

    /** The parked keys, the oldest first. */
    List<BsonDocument> keys(Bson filter, int limit) {
        return keys.find(filter).sort(Sorts.ascending("parkedAt")).limit(limit).into(new ArrayList<>());
    }

    long count() {
        return keys.countDocuments();
    }

    Set<String> parkedKeys(Lane lane) {
        Set<String> parked = new HashSet<>();
        for (BsonDocument key : keys.find(
                        Filters.and(Filters.eq("member", lane.member()), Filters.eq("generation", lane.generation())))
                .projection(Projections.include("key"))) {
            parked.add(key.getString("key").getValue());
        }
        return parked;
    }

    /** Removes what is parked in a generation that nobody reads any more. */
    void forget(Lane lane) {
        for (String key : parkedKeys(lane)) {
            messages.deleteMany(Filters.eq("parked", lane.keyId(key)));
            keys.deleteOne(Filters.eq("_id", lane.keyId(key)));
        }
    }
}
