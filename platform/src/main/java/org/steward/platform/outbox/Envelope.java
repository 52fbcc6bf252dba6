package org.steward.platform.outbox;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.ZoneOffset;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Json;
import org.steward.platform.document.PendingEvent;

/** Journal entries as CloudEvents 1.0 over Kafka, binary mode. */
final class Envelope {

    private final URI source;

    Envelope(String service) {
        this.source = URI.create("/steward/" + service);
    }

    ProducerRecord<String, byte[]> record(JournalEntry entry, OutgoingRecord outgoing) {
        PendingEvent event = entry.event();
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(outgoing.id())
                .withSource(source)
                .withType(outgoing.type())
                .withSubject(outgoing.subject())
                .withTime(event.at().atOffset(ZoneOffset.UTC))
                .withData("application/json", Json.mapper().writeValueAsBytes(outgoing.data()))
                .withExtension("siteid", entry.scope().value())
                .withExtension("sequence", String.valueOf(event.sequence()))
                .withExtension("aggregatetype", entry.aggregateType())
                .withExtension("correlationid", event.correlationId())
                .withExtension("actor", event.actor());
        extend(builder, "causationid", event.causationId());
        extend(builder, "onbehalfof", event.onBehalfOf());
        extend(builder, "traceparent", event.traceparent());
        CloudEvent cloudEvent = builder.build();
        return KafkaMessageFactory.createWriter(outgoing.topic(), outgoing.key())
                .writeBinary(cloudEvent);
    }

    private static void extend(CloudEventBuilder builder, String name, @Nullable String value) {
        if (value != null) {
            builder.withExtension(name, value);
        }
    }
}
