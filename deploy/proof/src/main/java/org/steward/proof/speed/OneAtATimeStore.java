package org.steward.proof.speed;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.steward.platform.document.Json;

/** The relay one writes first: look for events, send one, wait for the answer, mark it as sent. */
final class OneAtATimeStore implements AutoCloseable {

    private final StageStore store;
    private final String topic;
    private final KafkaProducer<String, byte[]> producer;

    OneAtATimeStore(Stage stage, String topic) {
        this.store = stage.store();
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stage.brokers(), "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Relays what is in the collection; events a second. */
    double relay(String database, String collection, int expected) throws ExecutionException, InterruptedException {
        MongoCollection<BsonDocument> aggregates = store.collection(database, collection);
        int sent = 0;
        long start = System.nanoTime();
        for (BsonDocument aggregate : aggregates.find(Filters.exists("outbox.0"))) {
            String id = aggregate.getString("_id").getValue();
            for (BsonValue event : aggregate.getArray("outbox")) {
                byte[] data = Json.mapper()
                        .writeValueAsBytes(Json.json(event.asDocument().getDocument("data")));
                producer.send(new ProducerRecord<>(topic, id, data)).get();
                aggregates.updateOne(
                        Filters.eq("_id", id),
                        Updates.pullByFilter(Filters.eq(
                                "outbox",
                                Filters.eq("sequence", event.asDocument().get("sequence")))));
                sent++;
            }
        }
        if (sent != expected) {
            throw new IllegalStateException(sent + " events relayed one at a time, expected " + expected);
        }
        return sent / ((System.nanoTime() - start) / 1e9);
    }

    @Override
    public void close() {
        producer.close();
    }
}
