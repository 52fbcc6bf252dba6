package org.steward.platform.document;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what is missing of a service's migrations, in order, on one instance at a time. */
public final class Migrations {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);
    private static final String COLLECTION = "migrations";
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Duration WAIT = Duration.ofMinutes(11);

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
        for (Migration migration : ordered) {
            runOnce(migration);
        }
    }

    private void runOnce(Migration migration) {
        Instant giveUpAt = clock.instant().plus(WAIT);
        while (!isDone(migration)) {
            if (lease(migration)) {
                log.info("migration {} {} starts", migration.version(), migration.name());
                migration.change().accept(database);
                collection.updateOne(
                        Filters.eq("_id", id(migration)),
                        Updates.set("doneAt", new BsonDateTime(clock.instant().toEpochMilli())));
                return;
            }
            if (clock.instant().isAfter(giveUpAt)) {
                throw new IllegalStateException("migration " + migration.version() + " " + migration.name()
                        + " is held by another instance for more than " + WAIT);
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private boolean isDone(Migration migration) {
        return collection
                        .find(Filters.and(Filters.eq("_id", id(migration)), Filters.exists("doneAt")))
                        .first()
                != null;
    }

    private boolean lease(Migration migration) {
        Instant now = clock.instant();
        try {
            collection.insertOne(new BsonDocument("_id", new BsonString(id(migration)))
                    .append("name", new BsonString(migration.name()))
                    .append("leaseUntil", new BsonDateTime(now.plus(LEASE).toEpochMilli())));
            return true;
        } catch (MongoWriteException failure) {
            if (!Database.isDuplicateKey(failure)) {
                throw failure;
            }
        }
        return collection
                        .updateOne(
                                Filters.and(
                                        Filters.eq("_id", id(migration)),
                                        Filters.exists("doneAt", false),
                                        Filters.lt("leaseUntil", new BsonDateTime(now.toEpochMilli()))),
                                Updates.set(
                                        "leaseUntil",
                                        new BsonDateTime(now.plus(LEASE).toEpochMilli())))
                        .getModifiedCount()
                == 1;
    }

    private static String id(Migration migration) {
        return String.valueOf(migration.version());
    }
}
