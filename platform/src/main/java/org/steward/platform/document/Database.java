package org.steward.platform.document;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;

/** The one database of a service: majority journalled writes, and an answer or a failure within two seconds. */
public final class Database implements AutoCloseable {

    /** A command's reads and writes give up after this; the caller is told 503 within two seconds. */
    static final long OPERATION_TIMEOUT_MILLIS = 1_500;

    private static final WriteConcern MAJORITY_JOURNALLED = WriteConcern.MAJORITY.withJournal(true);

    private final MongoClient client;
    private final MongoDatabase database;

    public Database(String uri, String name) {
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(MAJORITY_JOURNALLED)
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(OPERATION_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(1, TimeUnit.SECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(2, TimeUnit.SECONDS)
                        .minHeartbeatFrequency(100, TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(
                        pool -> pool.maxSize(128).maxWaitTime(OPERATION_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS))
                .build());
        this.database = client.getDatabase(name);
    }

    /** For commands and lookups: every operation bounded by {@link #OPERATION_TIMEOUT_MILLIS}. */
    public MongoCollection<BsonDocument> collection(String collection) {
        return database.withTimeout(OPERATION_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .getCollection(collection, BsonDocument.class);
    }

    /** For the relay and replays: what is read here cannot be rolled back. */
    public MongoCollection<BsonDocument> majority(String collection) {
        return database.withTimeout(10, TimeUnit.SECONDS)
                .withReadConcern(ReadConcern.MAJORITY)
                .getCollection(collection, BsonDocument.class);
    }

    /** For imports, exports, index builds and migrations, which may take long. */
    public MongoCollection<BsonDocument> unbounded(String collection) {
        return database.getCollection(collection, BsonDocument.class);
    }

    public String name() {
        return database.getName();
    }

    /** Answers within the operation timeout, or throws what {@link #isUnavailable} recognises. */
    public void ping() {
        database.withTimeout(OPERATION_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
                .runCommand(new BsonDocument("ping", new BsonInt32(1)));
    }

    /** Whether a failure means that the database cannot be reached now, so that trying again later makes sense. */
    public static boolean isUnavailable(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MongoTimeoutException
                    || cause instanceof MongoSocketException
                    || cause instanceof MongoNotPrimaryException
                    || cause instanceof MongoNodeIsRecoveringException
                    || cause instanceof MongoOperationTimeoutException
                    || cause instanceof MongoExecutionTimeoutException
                    || cause instanceof MongoWriteConcernException
                    || cause instanceof MongoInterruptedException
                    || (cause instanceof MongoException mongo && mongo.hasErrorLabel("RetryableWriteError"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a failure means that a unique key is already taken. */
    public static boolean isDuplicateKey(MongoException failure) {
        return com.mongodb.ErrorCategory.fromErrorCode(failure.getCode()) == com.mongodb.ErrorCategory.DUPLICATE_KEY;
    }

    @Override
    public void close() {
        client.close();
    }
}
