package org.steward.platform.document;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates of one type: load, list, and the one conditional write.
 *
 * <p>Every method takes the scope: an id of another scope is not found.
 */
public final class AggregateStore<S> {

    /** Relay shards of a service; fixed, because a journal position is only unique within its shard. */
    public static final int RELAY_SHARDS = 8;

    private static final BsonDocument BY_ID = new BsonDocument("_id", new BsonInt32(1));

    private final AggregateType<S> type;
    private final MongoCollection<BsonDocument> collection;
    private final MongoCollection<BsonDocument> majority;
    private final MongoCollection<BsonDocument> unbounded;

    public AggregateStore(Database database, AggregateType<S> type) {
        this.type = type;
        this.collection = database.collection(type.collection());
        this.majority = database.majority(type.collection());
        this.unbounded = database.unbounded(type.collection());
    }

    public AggregateType<S> type() {
        return type;
    }

    /** The indexes every aggregate collection has. */
    public List<IndexSpec> indexes() {
        return List.of(
                IndexSpec.of(type.collection(), "outbox.shard"),
                IndexSpec.of(type.collection(), "nextDueAt").asSparse(),
                IndexSpec.of(type.collection(), "scope", "createdAt", "_id"));
    }

    /** The aggregate, or null when there is none of that id in that scope. */
    public @Nullable Stored<S> load(Scope scope, String id) {
        return load(collection, scope, id);
    }

    /** As {@link #load}, but only what a majority has, so that it cannot be rolled back. */
    public @Nullable Stored<S> loadMajority(Scope scope, String id) {
        return load(majority, scope, id);
    }

    private @Nullable Stored<S> load(MongoCollection<BsonDocument> from, Scope scope, String id) {
        BsonDocument document = from.find(Filters.and(Filters.eq("_id", id), Filters.eq("scope", scope.value())))
                // Or the server weighs the indexes on scope against it, anew each time: that costs more than the read.
                .hint(BY_ID)
                .first();
        return document == null ? null : decode(document);
    }

    /** Creates the aggregate at version 1; throws {@link WriteConflict} when the id is already taken. */
    public void insert(Scope scope, String id, S state, List<PendingEvent> events, Instant now) {
        try {
            collection.insertOne(created(scope, new Fresh<>(id, state, events), now));
        } catch (MongoWriteException failure) {
            if (Database.isDuplicateKey(failure)) {
                throw new WriteConflict(type.collection(), id, 0);
            }
            throw failure;
        }
    }

    /** An aggregate that does not exist yet. */
    public record Fresh<S>(String id, S state, List<PendingEvent> events) {}

    /**
     * Creates many at once, each at version 1; throws {@link WriteConflict} when one of the ids was taken, and then any
     * number of the others may have been created.
     */
    public void insertAll(Scope scope, List<Fresh<S>> fresh, Instant now) {
        List<BsonDocument> documents =
                fresh.stream().map(each -> created(scope, each, now)).toList();
        try {
            majority.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException failure) {
            boolean taken = failure.getWriteConcernError() == null
                    && failure.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (taken) {
                throw new WriteConflict(
                        type.collection(),
                        fresh.get(failure.getWriteErrors().getFirst().getIndex())
                                .id(),
                        0);
            }
            throw failure;
        }
    }

    private BsonDocument created(Scope scope, Fresh<S> fresh, Instant now) {
        BsonDocument document = new BsonDocument("_id", new BsonString(fresh.id()))
                .append("scope", new BsonString(scope.value()))
                .append("version", new BsonInt64(1))
                .append("sequence", new BsonInt64(fresh.events().size()))
                .append("state", Json.toBson(fresh.state()))
                .append("outbox", outbox(fresh.id(), fresh.events()))
                .append("createdAt", new BsonDateTime(now.toEpochMilli()))
                .append("updatedAt", new BsonDateTime(now.toEpochMilli()));
        Instant due = type.nextDueAt().apply(fresh.state());
        if (due != null) {
            document.append("nextDueAt", new BsonDateTime(due.toEpochMilli()));
        }
        return document;
    }

    /** Which of the ids are taken in that scope. */
    public Set<String> taken(Scope scope, Collection<String> ids) {
        Set<String> taken = new HashSet<>();
        collection
                .find(Filters.and(Filters.in("_id", ids), Filters.eq("scope", scope.value())))
                .projection(Projections.include("_id"))
                .forEach(document -> taken.add(document.getString("_id").getValue()));
        return taken;
    }

    /** The one conditional write: new state and its events, if the version is still the one decided on. */
    public void update(Stored<S> before, S state, List<PendingEvent> events, Instant now) {
        Bson change = changed(before, state, events, now);
        if (collection.updateOne(asDecidedOn(before), change).getMatchedCount() == 0) {
            throw new WriteConflict(type.collection(), before.id(), before.version());
        }
    }

    private static Bson asDecidedOn(Stored<?> before) {
        return Filters.and(
                Filters.eq("_id", before.id()),
                Filters.eq("scope", before.scope().value()),
                Filters.eq("version", before.version()));
    }

    private Bson changed(Stored<S> before, S state, List<PendingEvent> events, Instant now) {
        Instant due = type.nextDueAt().apply(state);
        List<Bson> changes = new ArrayList<>(List.of(
                Updates.set("state", Json.toBson(state)),
                Updates.inc("version", 1L),
                Updates.inc("sequence", (long) events.size()),
                Updates.pushEach("outbox", outbox(before.id(), events).getValues()),
                Updates.set("updatedAt", new BsonDateTime(now.toEpochMilli()))));
        changes.add(
                due == null
                        ? Updates.unset("nextDueAt")
                        : Updates.set("nextDueAt", new BsonDateTime(due.toEpochMilli())));
        return Updates.combine(changes);
    }

    /** What one of many aggregates becomes. */
    public record Change<S>(Stored<S> before, S state, List<PendingEvent> events) {}

    /**
     * The conditional write of many aggregates in one go.
     *
     * @return whether all were written; otherwise any number of them may have been, and a repeat of each command finds out
     */
    public boolean updateAll(List<Change<S>> changes, Instant now) {
        List<WriteModel<BsonDocument>> writes = changes.stream()
                .<WriteModel<BsonDocument>>map(change -> new UpdateOneModel<>(
                        asDecidedOn(change.before()), changed(change.before(), change.state(), change.events(), now)))
                .toList();
        try {
            return majority.bulkWrite(writes, new BulkWriteOptions().ordered(false))
                            .getMatchedCount()
                    == changes.size();
        } catch (MongoBulkWriteException failure) {
            if (failure.getWriteConcernError() == null) {
                // Of one document (too large): by itself it says so, and the others go on.
                return false;
            }
            throw failure;
        }
    }

    /** One page of a scope, newest first, narrowed by {@code filter} (use {@link Filters#empty()} for all). */
    public Page<Stored<S>> page(Scope scope, Bson filter, PageRequest request) {
        Bson inScope = Filters.and(Filters.eq("scope", scope.value()), filter, after(request.cursor()));
        List<Stored<S>> items = new ArrayList<>();
        for (BsonDocument document : collection
                .find(inScope)
                .sort(Sorts.descending("createdAt", "_id"))
                .limit(request.limit() + 1)) {
            items.add(decode(document));
        }
        if (items.size() <= request.limit()) {
            return new Page<>(items, null);
        }
        List<Stored<S>> page = items.subList(0, request.limit());
        return new Page<>(List.copyOf(page), cursor(page.getLast()));
    }

    /** All of a scope that match, oldest first, read while they are iterated; for files. */
    public Iterable<Stored<S>> all(Scope scope, Bson filter) {
        return () -> {
            Iterator<BsonDocument> documents = unbounded
                    .find(Filters.and(Filters.eq("scope", scope.value()), filter))
                    .sort(Sorts.ascending("createdAt", "_id"))
                    .iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return documents.hasNext();
                }

                @Override
                public Stored<S> next() {
                    return decode(documents.next());
                }
            };
        };
    }

    /** Ids and scopes of aggregates due at {@code now}, earliest first; for the timer. */
    public List<Due> due(Instant now, int limit) {
        List<Due> due = new ArrayList<>();
        for (BsonDocument document : collection
                .find(Filters.lte("nextDueAt", new BsonDateTime(now.toEpochMilli())))
                .projection(Projections.include("scope", "nextDueAt"))
                .sort(Sorts.ascending("nextDueAt"))
                .limit(limit)) {
            due.add(new Due(
                    new Scope(document.getString("scope").getValue()),
                    document.getString("_id").getValue(),
                    Instant.ofEpochMilli(document.getDateTime("nextDueAt").getValue())));
        }
        return due;
    }

    /** An aggregate whose time has come. */
    public record Due(Scope scope, String id, Instant dueAt) {}

    /** For the feature's own store: a stored document as an aggregate. */
    public Stored<S> decode(BsonDocument document) {
        List<PendingEvent> outbox = document.getArray("outbox").stream()
                .map(entry -> EventCodec.decode(entry.asDocument()))
                .toList();
        return new Stored<>(
                document.getString("_id").getValue(),
                new Scope(document.getString("scope").getValue()),
                document.getNumber("version").longValue(),
                document.getNumber("sequence").longValue(),
                Json.fromBson(document.getDocument("state"), type.stateClass()),
                outbox,
                Instant.ofEpochMilli(document.getDateTime("createdAt").getValue()),
                Instant.ofEpochMilli(document.getDateTime("updatedAt").getValue()));
    }

    /** For the feature's own store: the raw collection, bounded like every command. */
    public MongoCollection<BsonDocument> collection() {
        return collection;
    }

    /** The relay shard of an aggregate. */
    public static int shardOf(String aggregateId) {
        return Math.floorMod(aggregateId.hashCode(), RELAY_SHARDS);
    }

    private static BsonArray outbox(String id, List<PendingEvent> events) {
        BsonArray entries = new BsonArray();
        for (PendingEvent event : events) {
            entries.add(EventCodec.encode(event).append("shard", new BsonInt32(shardOf(id))));
        }
        return entries;
    }

    private static String cursor(Stored<?> last) {
        String plain = last.createdAt() + "|" + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static Bson after(@Nullable String cursor) {
        if (cursor == null) {
            return Filters.empty();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int bar = plain.indexOf('|');
            BsonDateTime createdAt =
                    new BsonDateTime(Instant.parse(plain.substring(0, bar)).toEpochMilli());
            return Filters.or(
                    Filters.lt("createdAt", createdAt),
                    Filters.and(Filters.eq("createdAt", createdAt), Filters.lt("_id", plain.substring(bar + 1))));
        } catch (IllegalArgumentException | DateTimeParseException | StringIndexOutOfBoundsException malformed) {
            throw new BadCursor(cursor);
        }
    }
}
