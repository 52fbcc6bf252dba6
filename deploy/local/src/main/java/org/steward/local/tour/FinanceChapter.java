package org.steward.local.tour;

import io.cloudevents.kafka.KafkaMessageFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.steward.local.DemoUser;
import org.steward.platform.document.Json;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import tools.jackson.databind.JsonNode;

/** Corporate finance: reads every voucher from the topic alone, and arrives at the same balances as the service (B13). */
final class FinanceChapter {

    private static final String TOPIC = "billing.vouchers";
    private static final String RECEIVABLES = "1122";
    private static final String CUSTOMER_CREDITS = "2203";

    private final Guide guide;
    private final String siteId;
    private final String bootstrapServers;

    FinanceChapter(Guide guide, String siteId, String bootstrapServers) {
        this.guide = guide;
        this.siteId = siteId;
        this.bootstrapServers = bootstrapServers;
    }

    void take() {
        guide.chapter("Corporate finance reads the topic (B13)");
        Http.Answer accounts =
                guide.read(DemoUser.CLERK, "lists the accounts", "/api/billing/v1/sites/" + siteId + "/accounts");
        BigDecimal owed = BigDecimal.ZERO;
        for (JsonNode account : accounts.json().path("items")) {
            owed = owed.add(
                    new BigDecimal(account.path("balance").path("amount").asString()));
        }
        BigDecimal expected = owed;
        Map<String, BigDecimal> trial = Eventually.value(
                "vouchers on " + TOPIC + " come to " + expected,
                Duration.ofSeconds(20),
                this::trialBalance,
                seen -> owedBy(seen).compareTo(expected) == 0);
        guide.say("trial balance of the site: " + trial);
        guide.check(
                "receivables less customers' credit = what the accounts owe",
                0,
                owedBy(trial).compareTo(expected));
        BigDecimal sum = trial.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        guide.check("debits less credits over all ledger accounts", 0, sum.signum());
    }

    private static BigDecimal owedBy(Map<String, BigDecimal> trial) {
        return trial.getOrDefault(RECEIVABLES, BigDecimal.ZERO)
                .add(trial.getOrDefault(CUSTOMER_CREDITS, BigDecimal.ZERO));
    }

    /** Debits less credits per ledger account of the site; each voucher is checked to balance. */
    private Map<String, BigDecimal> trialBalance() {
        Map<String, BigDecimal> trial = new HashMap<>();
        Set<String> seen = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    var event = KafkaMessageFactory.createReader(message).toEvent();
                    // At least once: the id tells a repeat.
                    if (seen.add(event.getId()) && event.getData() != null) {
                        add(trial, Json.mapper().readTree(event.getData().toBytes()));
                    }
                }
            }
        }
        return trial;
    }

    private void add(Map<String, BigDecimal> trial, JsonNode voucher) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : voucher.path("lines")) {
            JsonNode amount = line.path("amount");
            BigDecimal value =
                    new BigDecimal(amount.isObject() ? amount.path("amount").asString() : amount.asString());
            BigDecimal signed = line.path("side").asString().equals("DEBIT") ? value : value.negate();
            sum = sum.add(signed);
            if (voucher.path("siteId").asString().equals(siteId)) {
                trial.merge(line.path("ledgerAccount").asString(), signed, BigDecimal::add);
            }
        }
        if (sum.signum() != 0) {
            throw new TourFailure("voucher " + voucher.path("voucherId") + " does not balance: " + sum);
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
