package org.steward.platform.projection;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Json;
import org.steward.platform.document.Scope;
import tools.jackson.databind.JsonNode;

/** Kafka records as events: CloudEvents 1.0, binary mode, JSON data. */
final class EventDecoder {

    private static final String SOURCE_PREFIX = "/steward/";

    private EventDecoder() {}

    /** What the record is; a record that cannot be read is a delivery with a fault. */
    static Delivery decode(ConsumerRecord<String, byte[]> record) {
        try {
            return new Delivery(record, event(record), null);
        } catch (RuntimeException fault) {
            return new Delivery(record, null, fault.getClass().getSimpleName() + ": " + fault.getMessage());
        }
    }

    private static InboundEvent event(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            throw new IllegalArgumentException("no value; expected an event");
        }
        CloudEvent event = KafkaMessageFactory.createReader(record.headers(), record.value())
                .toEvent();
        String source = event.getSource().toString();
        if (!source.startsWith(SOURCE_PREFIX)) {
            throw new IllegalArgumentException("source '" + source + "': expected " + SOURCE_PREFIX + "<service>");
        }
        OffsetDateTime time = event.getTime();
        String subject = event.getSubject();
        if (time == null || subject == null) {
            throw new IllegalArgumentException("event " + event.getId() + " without time or subject");
        }
        return new InboundEvent(
                event.getId(),
                event.getType(),
                source.substring(SOURCE_PREFIX.length()),
                required(event, "aggregatetype"),
                subject,
                sequence(event),
                new Scope(required(event, "siteid")),
                time.toInstant(),
                required(event, "actor"),
                text(event, "onbehalfof"),
                required(event, "correlationid"),
                data(event));
    }

    private static long sequence(CloudEvent event) {
        String text = required(event, "sequence");
        long sequence;
        try {
            sequence = Long.parseLong(text);
        } catch (NumberFormatException notOne) {
            sequence = 0;
        }
        if (sequence < 1) {
            throw new IllegalArgumentException(
                    "event " + event.getId() + " has sequence '" + text + "': expected a number from 1");
        }
        return sequence;
    }

    private static JsonNode data(CloudEvent event) {
        CloudEventData data = event.getData();
        if (data == null) {
            throw new IllegalArgumentException("event " + event.getId() + " without data");
        }
        JsonNode json = Json.mapper().readTree(data.toBytes());
        if (!json.isObject()) {
            throw new IllegalArgumentException(
                    "data of event " + event.getId() + " is " + json.getNodeType() + ": expected a JSON object");
        }
        return json;
    }

    private static String required(CloudEvent event, String extension) {
        String value = text(event, extension);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("event " + event.getId() + " without extension " + extension);
        }
        return value;
    }

    private static @Nullable String text(CloudEvent event, String extension) {
        Object value = event.getExtension(extension);
        return value == null ? null : value.toString();
    }

    /** A CloudEvents attribute of a record that may not be readable as a whole. */
    static @Nullable String attribute(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader("ce_" + name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
