package org.steward.platform.outbox;

import tools.jackson.databind.JsonNode;

/**
 * One record to publish for a journal entry; who, when, where and why are those of the entry.
 *
 * @param key Kafka key: records of one key keep their order
 * @param id CloudEvents id, unique within the topic and the same whenever the entry is routed
 * @param subject CloudEvents subject: the id of what the record is about
 */
public record OutgoingRecord(String topic, String key, String id, String type, String subject, JsonNode data) {

    /** The entry itself, as it goes to the topic of its service. */
    public static OutgoingRecord event(String topic, JournalEntry entry) {
        return new OutgoingRecord(
                topic,
                entry.aggregateId(),
                entry.id(),
                entry.event().type(),
                entry.aggregateId(),
                entry.event().data());
    }
}
