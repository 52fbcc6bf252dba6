package org.steward.platform.projection;

import java.util.Comparator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record and the event it is.
 *
 * @param event null when the record could not be read
 * @param fault why not, else null
 */
record Delivery(
        ConsumerRecord<String, byte[]> record,
        @Nullable InboundEvent event,
        @Nullable String fault) {

    /** The order in which parked ones are tried again; what could not be read comes first, it may be what is missing. */
    static final Comparator<Delivery> IN_ORDER = Comparator.comparingLong(Delivery::sequence)
            .thenComparing(delivery -> delivery.record().topic())
            .thenComparingInt(delivery -> delivery.record().partition())
            .thenComparingLong(delivery -> delivery.record().offset());

    /** What keeps its order: the aggregate. */
    String key() {
        if (event != null) {
            return event.aggregateId();
        }
        return record.key() == null ? position() : record.key();
    }

    /** Names the event wherever it stands in its topic; where it cannot be read, its place. */
    String eventId() {
        return event == null ? position() : event.id();
    }

    String position() {
        return record.topic() + ':' + record.partition() + ':' + record.offset();
    }

    TopicPartition partition() {
        return new TopicPartition(record.topic(), record.partition());
    }

    private long sequence() {
        return event == null ? 0 : event.sequence();
    }

    /** A CloudEvents attribute, also of a record that cannot be read as a whole. */
    @Nullable String attribute(String name) {
        return EventDecoder.attribute(record, name);
    }
}
