package org.steward.platform.outbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.List;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Database;
import org.steward.platform.document.EventCodec;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.PendingEvent;

/**
 * The append-only record of everything that happened in a service: audit trail, source of statements, what replay reads.
 *
 * <p>{@code {_id: "<aggregateId>:<sequence>", aggregateId, scope, shard, position, journaledAt, …event}}.
 */
public final class Journal {

    static final String COLLECTION = "journal";

    private final MongoCollection<BsonDocument> majority;

    public Journal(Database database) {
        this.majority = database.majority(COLLECTION);
    }

    public static List<IndexSpec> indexes() {
        return List.of(
                IndexSpec.unique(COLLECTION, "shard", "position"),
                IndexSpec.of(COLLECTION, "command.id").asSparse(),
                IndexSpec.of(COLLECTION, "aggregateId", "sequence"),
                IndexSpec.of(COLLECTION, "scope", "at"));
    }

    /** The settled command of that id, read with majority concern so that it cannot be rolled back; null when unknown. */
    public PendingEvent.@Nullable CommandRecord findCommand(String commandId) {
        BsonDocument entry = majority.find(Filters.eq("command.id", commandId))
                .projection(Projections.include("command"))
                .first();
        return entry == null ? null : EventCodec.decodeCommand(entry.getDocument("command"));
    }
}
