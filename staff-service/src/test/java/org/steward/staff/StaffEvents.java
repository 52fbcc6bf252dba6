package org.steward.staff;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.steward.platform.document.Json;
import org.steward.platform.fixture.Eventually;
import tools.jackson.databind.JsonNode;

/** Reads {@code staff.events} from the start, as any other service would. */
final class StaffEvents implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, String> consumer;
    private final List<Event> seen = new ArrayList<>();

    /** One event as it came. */
    record Event(String type, String subject, long sequence, String scope, String actor, JsonNode data) {}

    StaffEvents(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions =
                Eventually.value("the topic", () -> consumer.partitionsFor("staff.events"), found -> !found.isEmpty())
                        .stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** All events seen so far that are wanted, once there is one. */
    synchronized List<Event> await(Predicate<Event> wanted) {
        return Eventually.value("an event", () -> poll().stream().filter(wanted).toList(), found -> !found.isEmpty());
    }

    /** The event of that type about that aggregate. */
    Event await(String type, String subject) {
        return await(event -> event.type().equals("org.steward.staff." + type + ".v1")
                        && event.subject().equals(subject))
                .getLast();
    }

    synchronized List<Event> poll() {
        for (ConsumerRecord<String, String> message : consumer.poll(POLL)) {
            seen.add(new Event(
                    header(message, "ce_type"),
                    header(message, "ce_subject"),
                    Long.parseLong(header(message, "ce_sequence")),
                    header(message, "ce_siteid"),
                    header(message, "ce_actor"),
                    Json.mapper().readTree(message.value())));
        }
        return List.copyOf(seen);
    }

    private static String header(ConsumerRecord<?, ?> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
