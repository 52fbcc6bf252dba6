package org.steward.platform.projection;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/** A Kafka record as it lies in the database, byte for byte, so that trying it again is trying the same. */
final class StoredRecord {

    private StoredRecord() {}

    static BsonDocument encode(ConsumerRecord<String, byte[]> record) {
        BsonArray headers = new BsonArray();
        for (Header header : record.headers()) {
            BsonDocument stored = new BsonDocument("name", new BsonString(header.key()));
            if (header.value() != null) {
                stored.append("value", new BsonBinary(header.value()));
            }
            headers.add(stored);
        }
        BsonDocument stored = new BsonDocument("topic", new BsonString(record.topic()))
                .append("partition", new BsonInt32(record.partition()))
                .append("offset", new BsonInt64(record.offset()))
                .append("timestamp", new BsonInt64(record.timestamp()))
                .append("headers", headers);
        if (record.key() != null) {
            stored.append("key", new BsonString(record.key()));
        }
        if (record.value() != null) {
            stored.append("value", new BsonBinary(record.value()));
        }
        return stored;
    }

    @SuppressWarnings(
            "NullAway") // Kafka's records have null for an absent key or value, whatever their annotations say.
    static ConsumerRecord<String, byte[]> decode(BsonDocument stored) {
        Headers headers = new RecordHeaders();
        for (BsonValue header : stored.getArray("headers")) {
            headers.add(header.asDocument().getString("name").getValue(), bytes(header.asDocument()));
        }
        byte[] value = bytes(stored);
        String key = stored.containsKey("key") ? stored.getString("key").getValue() : null;
        return new ConsumerRecord<>(
                stored.getString("topic").getValue(),
                stored.getNumber("partition").intValue(),
                stored.getNumber("offset").longValue(),
                stored.getNumber("timestamp").longValue(),
                TimestampType.CREATE_TIME,
                key == null ? -1 : key.getBytes(StandardCharsets.UTF_8).length,
                value == null ? -1 : value.length,
                key,
                value,
                headers,
                Optional.empty());
    }

    @SuppressWarnings("NullAway") // As above.
    private static byte[] bytes(BsonDocument stored) {
        return stored.containsKey("value") ? stored.getBinary("value").getData() : null;
    }
}
