package org.steward.platform.outbox;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.steward.platform.outbox.BlockedAggregate.Stage;

/** Stage 1 of the relay for one shard: takes events out of the aggregates' outboxes, by way of the journal. */
final class OutboxDrain {

    private static final int AGGREGATES_PER_ROUND = 200;

    private final OutboxCollections collections;
    private final NudgeQueue queue;
    private final JournalWriter writer;
    private final ShardBlocks blocks;
    private final RelaySettings.Pace pace;
    private final Runnable journalled;
    private final Consumer<RelayStep> probe;

    OutboxDrain(
            OutboxCollections collections,
            NudgeQueue queue,
            JournalWriter writer,
            ShardBlocks blocks,
            RelaySettings.Pace pace,
            Runnable journalled,
            Consumer<RelayStep> probe) {
        this.collections = collections;
        this.queue = queue;
        this.writer = writer;
        this.blocks = blocks;
        this.pace = pace;
        this.journalled = journalled;
        this.probe = probe;
    }

    /** The first events of one aggregate, in order. */
    private record Slice(String collection, String type, String scope, String id, List<BsonDocument> events) {}

    /** Settles a bounded slice of each of the aggregates that have waited longest. */
    void round() {
        List<NudgeQueue.Key> keys = queue.take(AGGREGATES_PER_ROUND);
        boolean finished = false;
        try {
            Map<String, List<String>> ids = new LinkedHashMap<>();
            for (NudgeQueue.Key key : keys) {
                if (!blocks.isBlocked(Stage.OUTBOX, key.id())) {
                    ids.computeIfAbsent(key.collection(), collection -> new ArrayList<>())
                            .add(key.id());
                }
            }
            ids.forEach(this::drain);
            finished = true;
        } finally {
            queue.done(keys);
            if (!finished) {
                keys.forEach(queue::add);
            }
        }
    }

    private void drain(String collection, List<String> ids) {
        List<Slice> chunk = new ArrayList<>();
        int events = 0;
        for (BsonDocument document : collections
                .of(collection)
                .find(Filters.in("_id", ids))
                .projection(Projections.fields(
                        Projections.include("scope"), Projections.slice("outbox", pace.aggregateSlice())))) {
            Slice slice = slice(collection, document);
            if (slice.events().isEmpty()) {
                continue;
            }
            chunk.add(slice);
            events += slice.events().size();
            if (events >= pace.journalBatch()) {
                settle(collection, chunk);
                chunk.clear();
                events = 0;
            }
        }
        if (!chunk.isEmpty()) {
            settle(collection, chunk);
        }
    }

    private Slice slice(String collection, BsonDocument document) {
        String id = document.getString("_id").getValue();
        String type = collections.typeOf(collection);
        List<BsonDocument> events = new ArrayList<>();
        long previous = -1;
        for (BsonDocument event : document.getArray("outbox").stream()
                .map(value -> value.asDocument())
                .toList()) {
            long sequence = event.getNumber("sequence").longValue();
            if (previous >= 0 && sequence != previous + 1) {
                blocks.block(Stage.OUTBOX, type, id, sequence, "its outbox has " + sequence + " after " + previous);
                break;
            }
            previous = sequence;
            events.add(event);
        }
        return new Slice(collection, type, document.getString("scope").getValue(), id, events);
    }

    private void settle(String collection, List<Slice> slices) {
        List<AppendBatch.Item> items = new ArrayList<>();
        slices.forEach(slice -> slice.events().forEach(event -> items.add(item(slice, event))));
        AppendBatch batch = new AppendBatch(items);
        probe.accept(RelayStep.BEFORE_INSERT);
        writer.append(batch);
        journalled.run();
        probe.accept(RelayStep.INSERTED);
        for (AppendBatch.Refusal refusal : batch.refusals()) {
            blocks.block(
                    Stage.OUTBOX,
                    collections.typeOf(collection),
                    refusal.aggregateId(),
                    refusal.sequence(),
                    refusal.reason());
        }
        pull(collection, slices, batch.settled());
        probe.accept(RelayStep.PULLED);
        for (Slice slice : slices) {
            if (slice.events().size() >= pace.aggregateSlice()) {
                queue.add(new NudgeQueue.Key(collection, slice.id()));
            }
        }
    }

    private static AppendBatch.Item item(Slice slice, BsonDocument event) {
        long sequence = event.getNumber("sequence").longValue();
        BsonDocument entry = new BsonDocument("_id", new BsonString(JournalEntry.id(slice.id(), sequence)))
                .append("aggregateId", new BsonString(slice.id()))
                .append("aggregateType", new BsonString(slice.type()))
                .append("scope", new BsonString(slice.scope()));
        entry.putAll(event);
        return new AppendBatch.Item(slice.id(), sequence, entry);
    }

    /** Never touches the version: taking events out is no change of the aggregate. */
    private void pull(String collection, List<Slice> slices, Map<String, Long> settled) {
        Map<Pull, List<String>> alike = new LinkedHashMap<>();
        for (Slice slice : slices) {
            Long upTo = settled.get(slice.id());
            if (upTo != null) {
                alike.computeIfAbsent(new Pull(slice.scope(), upTo), key -> new ArrayList<>())
                        .add(slice.id());
            }
        }
        if (!alike.isEmpty()) {
            List<WriteModel<BsonDocument>> pulls = new ArrayList<>();
            alike.forEach((pull, ids) -> pulls.add(pull.of(ids)));
            collections.of(collection).bulkWrite(pulls, new BulkWriteOptions().ordered(false));
        }
    }

    /** Taking events out up to a sequence: one write for all aggregates for which it is the same, at a third of the cost. */
    private record Pull(String scope, long upTo) {

        WriteModel<BsonDocument> of(List<String> ids) {
            Bson events = Updates.pullByFilter(new BsonDocument(
                    "outbox", new BsonDocument("sequence", new BsonDocument("$lte", new BsonInt64(upTo)))));
            return ids.size() == 1
                    ? new UpdateOneModel<>(Filters.and(Filters.eq("_id", ids.getFirst()), inScope()), events)
                    : new UpdateManyModel<>(Filters.and(Filters.in("_id", ids), inScope()), events);
        }

        private Bson inScope() {
            return Filters.eq("scope", scope);
        }
    }
}
