package org.steward.platform.outbox;

import java.time.Instant;
import org.bson.BsonDocument;
import org.steward.platform.document.EventCodec;
import org.steward.platform.document.PendingEvent;
import org.steward.platform.document.Scope;

/**
 * One event in the journal.
 *
 * @param aggregateType name of the type, such as {@code account}
 * @param shard relay shard of the aggregate
 * @param position place within the shard, gapless from 1
 * @param journaledAt when the relay took it out of the outbox
 */
public record JournalEntry(
        String aggregateId,
        String aggregateType,
        Scope scope,
        int shard,
        long position,
        Instant journaledAt,
        PendingEvent event) {

    /** The event's id, {@code <aggregateId>:<sequence>}. */
    public String id() {
        return id(aggregateId, event.sequence());
    }

    static String id(String aggregateId, long sequence) {
        return aggregateId + ':' + sequence;
    }

    static JournalEntry decode(BsonDocument document) {
        return new JournalEntry(
                document.getString("aggregateId").getValue(),
                document.getString("aggregateType").getValue(),
                new Scope(document.getString("scope").getValue()),
                document.getNumber("shard").intValue(),
                document.getNumber("position").longValue(),
                Instant.ofEpochMilli(document.getDateTime("journaledAt").getValue()),
                EventCodec.decode(document));
    }
}
