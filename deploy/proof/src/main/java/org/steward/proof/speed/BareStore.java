package org.steward.proof.speed;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.BsonDocument;

/** The driver with the write concern and the pool of ours. */
final class BareStore implements AutoCloseable {

    static final String COLLECTION = "accounts";

    private final MongoClient client;
    private final MongoCollection<BsonDocument> accounts;

    BareStore(String uri, String database) {
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(128))
                .build());
        this.accounts = client.getDatabase(database).getCollection(COLLECTION, BsonDocument.class);
    }

    boolean pay(String id, long amountMinor) {
        return accounts.updateOne(
                                Filters.and(Filters.eq("_id", id), Filters.eq("status", "OPEN")),
                                Updates.combine(Updates.inc("balanceMinor", amountMinor), Updates.inc("version", 1L)))
                        .getModifiedCount()
                == 1;
    }

    @Override
    public void close() {
        client.close();
    }
}
