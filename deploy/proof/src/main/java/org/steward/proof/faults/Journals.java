package org.steward.proof.faults;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.steward.local.Part;
import org.steward.platform.document.AggregateStore;

/** The services' databases, read past the services: what was committed, what is journalled, what the views say. */
final class Journals implements AutoCloseable {

    private static final List<String> NOT_AGGREGATES =
            List.of("journal", "leases", "claims", "projections", "parked", "migrations", "relay_blocked");

    private final MongoClient client;

    Journals(String uri) {
        this.client = MongoClients.create(uri);
    }

    private MongoDatabase database(Part service) {
        return client.getDatabase(Stage.databaseOf(service));
    }

    /** What a service has committed of one aggregate. */
    record Aggregate(String collection, String scope, long sequence, int pending) {}

    /** Everything of a journal that the proof compares. */
    static final class Journal {
        /** Last sequence of each aggregate, if they are 1 to it without a gap. */
        final Map<String, Long> last = new HashMap<>();

        final Map<String, String> scopes = new HashMap<>();
        final Map<UUID, Integer> commands = new HashMap<>();
        final Map<UUID, String> scopeOfCommand = new HashMap<>();
        final List<String> faults = new ArrayList<>();
        long entries;
    }

    private static boolean isAggregates(MongoDatabase database, String collection) {
        return !NOT_AGGREGATES.contains(collection)
                && database.getCollection(collection)
                                .find(Filters.exists("outbox"))
                                .projection(Projections.include("_id"))
                                .first()
                        != null;
    }

    /** The aggregates of a service, by id. */
    Map<String, Aggregate> aggregates(Part service) {
        Map<String, Aggregate> all = new HashMap<>();
        MongoDatabase database = database(service);
        for (String collection : database.listCollectionNames()) {
            if (!isAggregates(database, collection)) {
                continue;
            }
            for (Document document : database.getCollection(collection)
                    .find()
                    .projection(Projections.include("scope", "sequence", "outbox.sequence"))) {
                all.put(
                        document.getString("_id"),
                        new Aggregate(
                                collection,
                                document.getString("scope"),
                                number(document, "sequence"),
                                document.getList("outbox", Document.class, List.of())
                                        .size()));
            }
        }
        return all;
    }

    Journal journal(Part service) {
        Journal journal = new Journal();
        for (Document entry : database(service)
                .getCollection("journal")
                .find()
                .projection(Projections.include("aggregateId", "sequence", "scope", "command.id"))
                .sort(Sorts.ascending("aggregateId", "sequence"))
                .allowDiskUse(true)) {
            journal.entries++;
            String aggregate = entry.getString("aggregateId");
            long sequence = number(entry, "sequence");
            long before = journal.last.getOrDefault(aggregate, 0L);
            if (sequence != before + 1) {
                journal.faults.add(
                        "%s: %s has sequence %d after %d".formatted(service.label(), aggregate, sequence, before));
            }
            journal.last.put(aggregate, sequence);
            String scope = entry.getString("scope");
            String known = journal.scopes.putIfAbsent(aggregate, scope);
            if (known != null && !known.equals(scope)) {
                journal.faults.add("%s: %s is of %s and of %s".formatted(service.label(), aggregate, known, scope));
            }
            Document command = entry.get("command", Document.class);
            if (command != null && command.getString("id").length() == 36) {
                UUID id = UUID.fromString(command.getString("id"));
                journal.commands.merge(id, 1, Integer::sum);
                journal.scopeOfCommand.put(id, scope);
            }
        }
        return journal;
    }

    /** Events that wait anywhere before the topic: in outboxes, and in the journal after the published position. */
    long backlog(Part service) {
        long waiting = 0;
        MongoDatabase database = database(service);
        for (String collection : database.listCollectionNames()) {
            if (isAggregates(database, collection)) {
                waiting += database.getCollection(collection).countDocuments(Filters.exists("outbox.0"));
            }
        }
        for (int shard = 0; shard < AggregateStore.RELAY_SHARDS; shard++) {
            Document head = database.getCollection("journal")
                    .find(Filters.eq("shard", shard))
                    .sort(Sorts.descending("position"))
                    .first();
            Document lease = database.getCollection("leases")
                    .find(Filters.eq("_id", "relay-" + shard))
                    .first();
            long published = lease == null ? 0 : number(lease, "publishedPosition");
            waiting += head == null ? 0 : number(head, "position") - published;
        }
        return waiting;
    }

    /** Aggregates the relay holds back. */
    List<String> blocked(Part service) {
        List<String> blocked = new ArrayList<>();
        database(service)
                .getCollection("relay_blocked")
                .find()
                .forEach(document -> blocked.add(service.label() + ": " + document.toJson()));
        return blocked;
    }

    /** A number that says whether anything was written: the entries of the journal. */
    long written(Part service) {
        return database(service).getCollection("journal").countDocuments();
    }

    /** How many of a collection's documents match. */
    long count(Part service, String collection, String field, Object value) {
        return database(service).getCollection(collection).countDocuments(Filters.eq(field, value));
    }

    /** One row of a view. */
    record Row(String scope, long sequence, String content) {}

    /** The groups of views of a service with their live generation. */
    Map<String, Long> live(Part service) {
        Map<String, Long> live = new HashMap<>();
        database(service)
                .getCollection("projections")
                .find()
                .forEach(group -> live.put(group.getString("_id"), number(group, "live")));
        return live;
    }

    /** The rows of every view of a group in a generation, by view and id. */
    Map<String, Map<String, Row>> rows(Part service, String group, long generation) {
        Document document = database(service)
                .getCollection("projections")
                .find(Filters.eq("_id", group))
                .first();
        Map<String, Map<String, Row>> views = new HashMap<>();
        if (document == null) {
            return views;
        }
        for (String member :
                document.get("members", Document.class).getList("g" + generation, String.class, List.of())) {
            String view = member.substring(0, member.indexOf('@'));
            MongoCollection<Document> collection = database(service).getCollection(view + "_g" + generation);
            Map<String, Row> rows = new HashMap<>();
            for (Document row : collection.find()) {
                Document content = row.get("view", Document.class);
                rows.put(
                        row.getString("_id"),
                        new Row(
                                row.getString("scope"),
                                number(row, "sequence"),
                                content == null ? "null" : content.toJson()));
            }
            views.put(view, rows);
        }
        return views;
    }

    private static long number(Document document, String field) {
        Number number = document.get(field, Number.class);
        return number == null ? 0 : number.longValue();
    }

    @Override
    public void close() {
        client.close();
    }
}
