package org.steward.platform.projection;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Database;
import org.steward.platform.document.Json;
import org.steward.platform.document.Scope;

/** Reads a view, from the generation that serves now. */
public final class ViewStore<V> {

    private final Database database;
    private final Projection<V> projection;
    private final Generations generations;

    public ViewStore(Database database, Projection<V> projection) {
        this.database = database;
        this.projection = projection;
        this.generations = new Generations(database);
    }

    /** The row of that aggregate in that scope, or null. */
    public @Nullable View<V> find(Scope scope, String id) {
        return first(Filters.and(Filters.eq("_id", id), Filters.eq("scope", scope.value())));
    }

    /** The row of that aggregate whatever its scope; for what belongs to the company. */
    public @Nullable View<V> find(String id) {
        return first(Filters.eq("_id", id));
    }

    /** Rows of a scope that match {@code filter} on members such as {@code view.status}, at most {@code limit}. */
    public List<View<V>> list(Scope scope, Bson filter, int limit) {
        return rows(Filters.and(Filters.eq("scope", scope.value()), filter), limit);
    }

    /** Rows of every scope that match {@code filter}; only for company-wide views. */
    public List<View<V>> listAll(Bson filter, int limit) {
        return rows(filter, limit);
    }

    /** Rows of every scope whose {@code member} (such as {@code view.regionId}) is {@code value}. */
    public List<View<V>> listWhere(String member, String value, int limit) {
        return rows(Filters.eq(member, value), limit);
    }

    /** Every row, at most {@code limit}. */
    public List<View<V>> listAll(int limit) {
        return rows(Filters.empty(), limit);
    }

    /** Rows of a scope that match {@code filter}, in the order of {@code sort}, at most {@code limit}. */
    public List<View<V>> list(Scope scope, Bson filter, Bson sort, int limit) {
        return rows(Filters.and(Filters.eq("scope", scope.value()), filter), sort, limit);
    }

    /** Whether events of that aggregate wait to be looked at, so that its row may be old. */
    public boolean isParked(String id) {
        Lane lane = new Lane(projection.name(), generations.live(projection.group()));
        return database.collection(ParkedStore.KEYS)
                        .find(Filters.eq("_id", lane.keyId(id)))
                        .first()
                != null;
    }

    /** When the latest event happened that the view has applied; null before the first. */
    public @Nullable Instant asOf() {
        return asOf(Filters.empty());
    }

    /** When the latest event of the scope happened that the view has applied; null before the first. */
    public @Nullable Instant asOf(Scope scope) {
        return asOf(Filters.eq("scope", scope.value()));
    }

    private @Nullable Instant asOf(Bson filter) {
        BsonDocument latest =
                collection().find(filter).sort(Sorts.descending("asOf")).first();
        return latest == null
                ? null
                : Instant.ofEpochMilli(latest.getDateTime("asOf").getValue());
    }

    /** The raw rows of the serving generation, for aggregations in the feature's own store. */
    public MongoCollection<BsonDocument> collection() {
        return database.collection(Generations.collectionName(projection.name(), generations.live(projection.group())));
    }

    private @Nullable View<V> first(Bson filter) {
        List<View<V>> found = rows(filter, 1);
        return found.isEmpty() ? null : found.getFirst();
    }

    private List<View<V>> rows(Bson filter, int limit) {
        return rows(filter, Sorts.ascending("_id"), limit);
    }

    private List<View<V>> rows(Bson filter, Bson sort, int limit) {
        FindIterable<BsonDocument> found = collection()
                .find(Filters.and(filter, Filters.ne("view", null)))
                .sort(sort)
                .limit(limit);
        List<View<V>> rows = new ArrayList<>();
        for (BsonDocument row : found) {
            BsonValue view = row.get("view");
            if (view != null && view.isDocument()) {
                rows.add(new View<>(
                        row.getString("_id").getValue(),
                        new Scope(row.getString("scope").getValue()),
                        row.getNumber("sequence").longValue(),
                        Instant.ofEpochMilli(row.getDateTime("asOf").getValue()),
                        Json.fromBson(view.asDocument(), projection.viewClass())));
            }
        }
        return rows;
    }
}
