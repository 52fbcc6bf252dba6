package org.steward.platform.document;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what is missing of a service's migrations, in order, on one instance at a time. */
public final class Migrations {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);
    private static final String COLLECTION = "migrations";
    private static final Duration WAIT = Duration.ofMinutes(30);

    private final Database database;
    private final MongoCollection<BsonDocument> collection;
    private final Clock clock;

    public Migrations(Database database, Clock clock) {
        this.database = database;
        this.collection = database.unbounded(COLLECTION);
        this.clock = clock;
    }

    /** Returns when every migration has run, here or on another instance. */
    public void run(List<Migration> migrations) {
        List<Migration> ordered = migrations.stream()
                .sorted(Comparator.comparingInt(Migration::version))
                .toList();
        if (ordered.stream().allMatch(this::isDone)) {
            return;
        }
        // Renewed while a migration runs, however long: a crash holds up the next start for the lease time only.
        Leases leases = new Leases(database, Leases.DEFAULT_TIME);
        leases.start();
        try {
            LeaseTerm term = leases.lease("migrations").await(WAIT);
            if (term == null) {
                throw new IllegalStateException("another instance has been migrating for more than " + WAIT);
            }
            ordered.forEach(this::runOnce);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to migrate", interrupted);
        } finally {
            leases.stop();
        }
    }

    private void runOnce(Migration migration) {
        if (isDone(migration)) {
            return;
        }
        log.info("migration {} {} starts", migration.version(), migration.name());
        migration.change().accept(database);
        collection.updateOne(
                Filters.eq("_id", id(migration)),
                Updates.combine(
                        Updates.set("name", migration.name()),
                        Updates.set("doneAt", new BsonDateTime(clock.instant().toEpochMilli()))),
                new UpdateOptions().upsert(true));
    }

    private boolean isDone(Migration migration) {
        return collection
                        .find(Filters.and(Filters.eq("_id", id(migration)), Filters.exists("doneAt")))
                        .first()
                != null;
    }

    private static String id(Migration migration) {
        return String.valueOf(migration.version());
    }
}
