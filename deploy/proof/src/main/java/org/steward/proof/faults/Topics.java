package org.steward.proof.faults;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.steward.local.Part;
import org.steward.platform.document.Json;
import tools.jackson.databind.JsonNode;

/** What consumers find on the topics, read as one of them would: from the first record, committed ones only. */
final class Topics {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_MARKS = 500;
    private static final String VOUCHERS = "billing.vouchers";

    /** Receivables: own income, money of others by its class; and what customers have paid in advance. */
    private static final Pattern CUSTOMERS_OWE = Pattern.compile("1122|1221\\.\\d+|2203");

    private final String bootstrapServers;

    Topics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** One topic as its consumers see it. */
    static final class Seen {
        /** Last sequence of each aggregate, gapless from 1. */
        final Map<String, Long> last = new HashMap<>();

        final Map<String, String> sites = new HashMap<>();
        final List<String> faults = new ArrayList<>();
        final Map<TopicPartition, Long> ends = new HashMap<>();
        long records;
        long repeated;
    }

    /** The events of a service; those whose key begins with {@code planted} are ours and left out. */
    Seen events(Part service, String planted) {
        Seen seen = new Seen();
        read(service.label() + ".events", message -> {
            seen.ends.put(new TopicPartition(message.topic(), message.partition()), message.offset() + 1);
            if (message.key() != null && message.key().startsWith(planted)) {
                return;
            }
            seen.records++;
            String aggregate = message.key();
            long sequence = Long.parseLong(header(message, "ce_sequence"));
            long before = seen.last.getOrDefault(aggregate, 0L);
            if (sequence <= before) {
                seen.repeated++;
            } else if (sequence > before + 1) {
                seen.faults.add("%s: %s has sequence %d after %d at %s-%d@%d"
                        .formatted(
                                service.label(),
                                aggregate,
                                sequence,
                                before,
                                message.topic(),
                                message.partition(),
                                message.offset()));
            }
            seen.last.put(aggregate, Math.max(before, sequence));
            String site = header(message, "ce_siteid");
            String known = seen.sites.putIfAbsent(aggregate, site);
            if (known != null && !known.equals(site)) {
                seen.faults.add("%s: %s is of site %s and of %s".formatted(service.label(), aggregate, known, site));
            }
        });
        return seen;
    }

    /** What corporate finance makes of the vouchers: what each site's customers owe, by site, in minor units. */
    Map<String, Long> owed(List<String> faults) {
        Map<String, Long> owed = new HashMap<>();
        Set<String> ids = new HashSet<>();
        read(VOUCHERS, message -> {
            if (!ids.add(header(message, "ce_id"))) {
                return;
            }
            JsonNode voucher = Json.mapper().readTree(message.value());
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode line : voucher.path("lines")) {
                JsonNode amount = line.path("amount");
                BigDecimal value =
                        new BigDecimal(amount.isObject() ? amount.path("amount").asString() : amount.asString());
                BigDecimal signed = line.path("side").asString().equals("DEBIT") ? value : value.negate();
                sum = sum.add(signed);
                String account = line.path("ledgerAccount").asString();
                if (CUSTOMERS_OWE.matcher(account).matches()) {
                    owed.merge(
                            voucher.path("siteId").asString(),
                            signed.movePointRight(2).longValueExact(),
                            Long::sum);
                }
            }
            if (sum.signum() != 0) {
                faults.add("voucher %s does not balance: %s".formatted(header(message, "ce_id"), sum));
            }
        });
        return owed;
    }

    /** After the last record of each partition of a topic that has one; marks of transactions do not count. */
    Map<TopicPartition, Long> ends(String topic) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            Map<TopicPartition, Long> after = consumer.endOffsets(partitions);
            after.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - MOST_MARKS)));
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < after.getOrDefault(partition, 0L))) {
                consumer.poll(POLL)
                        .forEach(message -> ends.put(
                                new TopicPartition(message.topic(), message.partition()), message.offset() + 1));
            }
        }
        return ends;
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private interface Reader {
        void read(ConsumerRecord<String, byte[]> message);
    }

    private void read(String topic, Reader reader) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(POLL).forEach(reader::read);
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    static String header(ConsumerRecord<?, ?> message, String name) {
        Header header = message.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalStateException(
                    "%s-%d@%d has no %s".formatted(message.topic(), message.partition(), message.offset(), name));
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
