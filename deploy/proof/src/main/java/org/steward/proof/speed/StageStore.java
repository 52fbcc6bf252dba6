package org.steward.proof.speed;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoNamespace;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.RenameCollectionOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.steward.platform.document.AggregateStore;

/** The database as the proof sees it: seeds it, watches the relay in it, and is the yardstick of raw writes. */
final class StageStore implements AutoCloseable {

    private static final int SEED_BATCH = 2_000;

    private final MongoClient client;

    StageStore(String uri) {
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .build());
    }

    MongoCollection<BsonDocument> collection(String database, String collection) {
        return client.getDatabase(database).getCollection(collection, BsonDocument.class);
    }

    /** Process id of the server, where it runs on this machine. */
    long processId() {
        return client.getDatabase("admin")
                .runCommand(new BsonDocument("serverStatus", new BsonInt32(1)), BsonDocument.class)
                .getNumber("pid")
                .longValue();
    }

    String version() {
        return "mongod "
                + client.getDatabase("admin")
                        .runCommand(new BsonDocument("buildInfo", new BsonInt32(1)), BsonDocument.class)
                        .getString("version")
                        .getValue();
    }

    BsonDocument one(String database, String collection, String member, String value) {
        BsonDocument found =
                collection(database, collection).find(Filters.eq(member, value)).first();
        if (found == null) {
            throw new IllegalStateException("no " + collection + " with " + member + " " + value);
        }
        return found;
    }

    /** Inserts {@code count} documents, fast and without waiting for the disk: what is there before a measurement. */
    void seed(String database, String collection, int count, IntFunction<BsonDocument> make) {
        MongoCollection<BsonDocument> seeded =
                collection(database, collection).withWriteConcern(WriteConcern.W1.withJournal(false));
        for (int from = 0; from < count; from += SEED_BATCH) {
            List<BsonDocument> batch = IntStream.range(from, Math.min(count, from + SEED_BATCH))
                    .mapToObj(make)
                    .toList();
            seeded.insertMany(batch, new InsertManyOptions().ordered(false));
        }
    }

    /** Inserts {@code count} documents in one write, with the write concern of the product: the yardstick. */
    void insert(String database, String collection, int count, IntFunction<BsonDocument> make) {
        collection(database, collection)
                .insertMany(IntStream.range(0, count).mapToObj(make).toList(), new InsertManyOptions().ordered(false));
    }

    /** Lets an aggregate have had that many events. */
    void grown(String database, String collection, String id, long sequence) {
        collection(database, collection)
                .updateOne(
                        Filters.eq("_id", id),
                        Updates.combine(Updates.set("sequence", sequence), Updates.set("version", sequence)));
    }

    void drop(String database, String collection) {
        collection(database, collection).drop();
    }

    /** Puts all documents of a collection in the place of another's at once; returns their ids. */
    List<String> move(String database, String from, String to) {
        List<String> ids = new ArrayList<>();
        collection(database, from)
                .find()
                .projection(Projections.include("_id"))
                .forEach(document -> ids.add(document.getString("_id").getValue()));
        collection(database, from)
                .renameCollection(new MongoNamespace(database, to), new RenameCollectionOptions().dropTarget(true));
        return ids;
    }

    /** A copy with every text replaced that is a key of {@code texts}, wherever it stands, and nothing to relay. */
    static BsonDocument copy(BsonDocument original, Map<String, String> texts) {
        BsonDocument copy = (BsonDocument) replaced(original, texts);
        copy.put("outbox", new BsonArray());
        return copy;
    }

    private static BsonValue replaced(BsonValue value, Map<String, String> texts) {
        return switch (value.getBsonType()) {
            case STRING -> {
                String other = texts.get(value.asString().getValue());
                yield other == null ? value : new BsonString(other);
            }
            case DOCUMENT -> {
                BsonDocument copy = new BsonDocument();
                value.asDocument().forEach((name, member) -> copy.put(name, replaced(member, texts)));
                yield copy;
            }
            case ARRAY -> {
                BsonArray copy = new BsonArray();
                value.asArray().forEach(element -> copy.add(replaced(element, texts)));
                yield copy;
            }
            default -> value;
        };
    }

    static int bytes(BsonDocument document) {
        try (BasicOutputBuffer buffer = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            new BsonDocumentCodec()
                    .encode(writer, document, EncoderContext.builder().build());
            return buffer.getSize();
        }
    }

    /** Whether nothing waits: every outbox of the collections is empty, and all of the journal is published. */
    boolean isDrained(String database, List<String> collections) {
        List<Integer> shards =
                IntStream.range(0, AggregateStore.RELAY_SHARDS).boxed().toList();
        for (String name : collections) {
            if (collection(database, name)
                            .find(Filters.in("outbox.shard", shards))
                            .projection(Projections.include("_id"))
                            .first()
                    != null) {
                return false;
            }
        }
        return shards.stream().allMatch(shard -> head(database, shard) <= published(database, shard));
    }

    /** The last position in the journal of a shard. */
    long head(String database, int shard) {
        BsonDocument last = collection(database, "journal")
                .find(Filters.eq("shard", shard))
                .sort(Sorts.descending("position"))
                .projection(Projections.include("position"))
                .first();
        return last == null ? 0 : last.getNumber("position").longValue();
    }

    private long published(String database, int shard) {
        BsonDocument lease = collection(database, "leases")
                .find(Filters.eq("_id", "relay-" + shard))
                .first();
        return lease == null || !lease.containsKey("publishedPosition")
                ? 0
                : lease.getNumber("publishedPosition").longValue();
    }

    /** Journal entries published so far, over all shards. */
    long published(String database) {
        return IntStream.range(0, AggregateStore.RELAY_SHARDS)
                .mapToLong(shard -> published(database, shard))
                .sum();
    }

    /** Watches a database; tells the id of each document inserted into a collection of such a name, as soon as it is. */
    Watch watch(String database, Predicate<String> collection, Consumer<String> inserted, Duration patience)
            throws InterruptedException {
        return new Watch(client.getDatabase(database), collection, inserted, patience);
    }

    /** A change stream on a thread of its own. */
    static final class Watch implements AutoCloseable {

        private final Thread thread;
        private final CountDownLatch open = new CountDownLatch(1);
        private volatile boolean running = true;

        private Watch(
                MongoDatabase database, Predicate<String> collection, Consumer<String> inserted, Duration patience)
                throws InterruptedException {
            this.thread = Thread.ofPlatform()
                    .daemon()
                    .name("watch-" + database.getName())
                    .start(() -> read(database, collection, inserted));
            if (!open.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("no change stream of " + database.getName() + " within " + patience);
            }
        }

        private void read(MongoDatabase database, Predicate<String> collection, Consumer<String> inserted) {
            try (MongoChangeStreamCursor<ChangeStreamDocument<BsonDocument>> cursor = database.watch(
                            List.of(
                                    Aggregates.match(Filters.eq("operationType", "insert")),
                                    Aggregates.project(
                                            Projections.include("_id", "ns", "operationType", "documentKey"))),
                            BsonDocument.class)
                    .maxAwaitTime(200, TimeUnit.MILLISECONDS)
                    .cursor()) {
                open.countDown();
                while (running) {
                    ChangeStreamDocument<BsonDocument> change = cursor.tryNext();
                    MongoNamespace namespace = change == null ? null : change.getNamespace();
                    BsonDocument key = change == null ? null : change.getDocumentKey();
                    if (namespace != null && key != null && collection.test(namespace.getCollectionName())) {
                        inserted.accept(key.getString("_id").getValue());
                    }
                }
            }
        }

        @Override
        public void close() {
            running = false;
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
