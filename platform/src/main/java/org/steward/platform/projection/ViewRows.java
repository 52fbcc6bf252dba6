package org.steward.platform.projection;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.github.resilience4j.retry.Retry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Json;
import org.steward.platform.document.Scope;

/**
 * Writes one generation of one view: the fold, with the sequence gate in the row's own conditional write.
 *
 * <p>{@code {_id: aggregate, scope, sequence, asOf, view}}; {@code view} is null until an event made one.
 */
final class ViewRows<V> {

    private static final int MAX_RACES = 20;

    private final Projection<V> projection;
    private final Lane lane;
    private final Fold<V> fold;
    private final MongoCollection<BsonDocument> collection;
    private final ParkedStore parking;
    private final Retry retry;
    private final WorkerMeters meters;

    ViewRows(
            Database database,
            Projection<V> projection,
            long generation,
            ParkedStore parking,
            Retry retry,
            WorkerMeters meters) {
        this.projection = projection;
        this.lane = new Lane(projection.name(), generation);
        this.fold = new Fold<>(projection);
        this.collection = database.collection(Generations.collectionName(projection.name(), generation));
        this.parking = parking;
        this.retry = retry;
        this.meters = meters;
    }

    static List<IndexSpec> indexes(Projection<?> projection, long generation) {
        String collection = Generations.collectionName(projection.name(), generation);
        List<IndexSpec> indexes = new ArrayList<>(List.of(
                IndexSpec.of(collection, "scope", "_id"),
                IndexSpec.of(collection, "scope", "asOf"),
                IndexSpec.of(collection, "asOf")));
        projection.indexes().forEach(member -> indexes.add(IndexSpec.of(collection, member)));
        return indexes;
    }

    Lane lane() {
        return lane;
    }

    /** Whether the delivery belongs into this view, as far as that can be told of one that cannot be read. */
    boolean concerns(Delivery delivery) {
        InboundEvent event = delivery.event();
        if (event != null) {
            return event.service().equals(projection.service())
                    && projection.aggregateTypes().contains(event.aggregateType());
        }
        String type = delivery.attribute("aggregatetype");
        return type == null || projection.aggregateTypes().contains(type);
    }

    /** Applies the deliveries, each key's in order; returns the keys that could not go on. Never skips an event. */
    Map<String, Stopped> apply(Map<String, List<Delivery>> batch) {
        try {
            return together(batch);
        } catch (RuntimeException failure) {
            if (Failures.isTransient(failure)) {
                throw failure;
            }
        }
        // A row cannot be written: found out which, event by event, so that nobody else's has to wait.
        Map<String, Stopped> stopped = new HashMap<>();
        batch.forEach((key, deliveries) -> {
            Stopped here = oneByOne(key, deliveries);
            if (here != null) {
                stopped.put(key, here);
            }
        });
        return stopped;
    }

    private @Nullable Stopped oneByOne(String key, List<Delivery> deliveries) {
        for (int index = 0; index < deliveries.size(); index++) {
            Map<String, List<Delivery>> single = Map.of(key, List.of(deliveries.get(index)));
            Stopped stopped;
            try {
                stopped = retry.executeSupplier(() -> together(single)).get(key);
            } catch (RuntimeException failure) {
                if (Failures.isTransient(failure)) {
                    throw failure;
                }
                stopped = new Stopped(List.of(), ParkReason.FAILED, Failures.describe(failure));
            }
            if (stopped != null) {
                List<Delivery> rest = List.copyOf(deliveries.subList(index, deliveries.size()));
                return new Stopped(rest, stopped.reason(), stopped.error());
            }
        }
        return null;
    }

    private Map<String, Stopped> together(Map<String, List<Delivery>> batch) {
        for (int race = 0; race < MAX_RACES; race++) {
            Map<String, Fold.Row<V>> before = load(batch.keySet());
            Map<String, Fold.Outcome<V>> outcomes = new LinkedHashMap<>();
            batch.forEach((key, deliveries) ->
                    outcomes.put(key, fold(before.getOrDefault(key, Fold.Row.none()), deliveries)));
            if (write(before, outcomes)) {
                count(outcomes.values());
                Map<String, Stopped> stopped = new HashMap<>();
                outcomes.forEach((key, outcome) -> {
                    if (outcome.stopped() != null) {
                        stopped.put(key, outcome.stopped());
                    }
                });
                return stopped;
            }
        }
        throw new IllegalStateException(
                projection.name() + ": lost " + MAX_RACES + " races; expected one writer per key");
    }

    /** The fold, past what is on record as given up. */
    private Fold.Outcome<V> fold(Fold.Row<V> before, List<Delivery> deliveries) {
        Set<String> discarded = new HashSet<>();
        while (true) {
            Fold.Outcome<V> outcome = fold.apply(before, deliveries, discarded);
            Stopped stopped = outcome.stopped();
            if (stopped == null) {
                return outcome;
            }
            String at = stopped.rest().getFirst().eventId();
            if (!parking.isDiscarded(lane, stopped.reason(), at)
                    || !discarded.add(Fold.discardKey(stopped.reason(), at))) {
                return outcome;
            }
        }
    }

    private void count(Collection<Fold.Outcome<V>> outcomes) {
        int passed = 0;
        int duplicates = 0;
        for (Fold.Outcome<V> outcome : outcomes) {
            passed += outcome.passed();
            duplicates += outcome.duplicates();
        }
        meters.applied(projection.name(), passed);
        meters.duplicates(projection.name(), duplicates);
    }

    private Map<String, Fold.Row<V>> load(Collection<String> keys) {
        Map<String, Fold.Row<V>> rows = new HashMap<>();
        for (BsonDocument row : collection.find(Filters.in("_id", keys))) {
            rows.put(
                    row.getString("_id").getValue(),
                    new Fold.Row<>(
                            row.getNumber("sequence").longValue(),
                            new Scope(row.getString("scope").getValue()),
                            Instant.ofEpochMilli(row.getDateTime("asOf").getValue()),
                            content(row)));
        }
        return rows;
    }

    private @Nullable V content(BsonDocument row) {
        BsonValue view = row.get("view");
        return view == null || view.isNull() ? null : Json.fromBson(view.asDocument(), projection.viewClass());
    }

    /** False when another writer was first somewhere; what was written stays, its events are duplicates next time. */
    private boolean write(Map<String, Fold.Row<V>> before, Map<String, Fold.Outcome<V>> outcomes) {
        List<WriteModel<BsonDocument>> changes = new ArrayList<>();
        outcomes.forEach((key, outcome) -> {
            if (outcome.passed() > 0) {
                changes.add(change(key, before.get(key), outcome.row()));
            }
        });
        if (changes.isEmpty()) {
            return true;
        }
        try {
            var result = collection.bulkWrite(changes, new BulkWriteOptions().ordered(false));
            return result.getMatchedCount() + result.getInsertedCount() == changes.size();
        } catch (MongoBulkWriteException failure) {
            if (ParkedStore.isOnlyDuplicates(failure)) {
                return false;
            }
            throw failure;
        }
    }

    private static <V> WriteModel<BsonDocument> change(String key, Fold.@Nullable Row<V> before, Fold.Row<V> after) {
        BsonDateTime asOf =
                new BsonDateTime(Objects.requireNonNull(after.asOf()).toEpochMilli());
        BsonValue view = after.view() == null ? BsonNull.VALUE : Json.toBson(after.view());
        if (before == null) {
            return new InsertOneModel<>(new BsonDocument("_id", new BsonString(key))
                    .append(
                            "scope",
                            new BsonString(Objects.requireNonNull(after.scope()).value()))
                    .append("sequence", new BsonInt64(after.sequence()))
                    .append("asOf", asOf)
                    .append("view", view));
        }
        return new UpdateOneModel<>(
                Filters.and(Filters.eq("_id", key), Filters.eq("sequence", before.sequence())),
                Updates.combine(
                        Updates.set("sequence", after.sequence()),
                        Updates.set("asOf", asOf),
                        Updates.set("view", view)));
    }
}
