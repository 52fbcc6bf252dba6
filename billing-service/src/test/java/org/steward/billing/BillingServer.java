package org.steward.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.steward.platform.document.Json;
import org.steward.platform.document.Scope;
import org.steward.platform.fixture.EventSchemas;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.LocalBroker;
import org.steward.platform.fixture.LocalDatabase;
import org.steward.platform.fixture.Peers;
import org.steward.platform.fixture.RunningService;
import org.steward.platform.outbox.Journal;
import org.steward.platform.outbox.JournalEntry;
import tools.jackson.databind.JsonNode;

/** Billing-service on a real broker and database, with a clerk, a director and finance at the site {@code s1}. */
public final class BillingServer implements AutoCloseable {

    public static final String SITE = "/api/billing/v1/sites/s1";
    public static final String COMPANY = "/api/billing/v1/company";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LocalBroker broker;
    private final LocalDatabase database;
    private final RunningService service;
    private final Peers peers;

    public BillingServer(Path folder) {
        this(folder, Map.of());
    }

    public BillingServer(Path folder, Map<String, Object> more) {
        broker = LocalBroker.in(folder.resolve("kafka")).start();
        database = LocalDatabase.toTakeAway(folder.resolve("database")).start();
        RunningService.Start start = RunningService.of(BillingApplication.class, "billing")
                // No staff-service here that would say that its events are complete so far.
                .with("steward.identity.stale-after", "36500d");
        more.forEach(start::with);
        service = start.start(broker, database, "billing_it");
        peers = new Peers(broker, Instant.parse("2026-01-01T00:00:00Z"));
        peers.site("s1", "r1");
        peers.position("clerk", "FEE_CLERK");
        peers.position("director", "SITE_DIRECTOR");
        peers.position("finance", "FINANCE");
        peers.employee("c1", "clerk", "s1");
        peers.employee("d1", "director", "s1");
        peers.employee("d2", "director", "s1");
        peers.joins("f1", "finance", Map.of("level", "COMPANY"));
        Eventually.passes(() -> clerk().get(SITE + "/accounts").expect(200));
        Eventually.passes(() -> director().get(SITE + "/accounts").expect(200));
        Eventually.passes(() -> director2().get(SITE + "/accounts").expect(200));
        Eventually.passes(() -> finance().get(COMPANY + "/fee-items").expect(200));
    }

    public Http clerk() {
        return service.as("c1");
    }

    public Http director() {
        return service.as("d1");
    }

    /** Another director: what one of them asks for, this one approves. */
    public Http director2() {
        return service.as("d2");
    }

    public Http finance() {
        return service.as("f1");
    }

    public Http resident(String customerId) {
        return service.customer(customerId);
    }

    public <T> T bean(Class<T> type) {
        return service.bean(type);
    }

    /** A file sent as it is. */
    public Http.Answer upload(String path, String csv) {
        return clerk().send(
                        "POST",
                        path,
                        HttpRequest.BodyPublishers.ofString(csv),
                        Map.of("Content-Type", "text/csv", "Idempotency-Key", "file-" + UUID.randomUUID()));
    }

    /** Applies an import of the given files, by kind. */
    public void register(Map<String, String> files) {
        String path = SITE + "/imports/"
                + clerk().post(SITE + "/imports", Map.of()).expect(201).at("/id");
        files.forEach((kind, csv) -> upload(path + "/files/" + kind, csv).expect(200));
        clerk().post(path + "/validate", Map.of()).expect(202);
        Eventually.passes(
                PATIENCE, () -> assertThat(clerk().get(path).at("/status")).isEqualTo("VALIDATED"));
        clerk().post(path + "/apply", Map.of()).expect(202);
        Eventually.passes(
                PATIENCE, () -> assertThat(clerk().get(path).at("/status")).isEqualTo("APPLIED"));
    }

    /** A building of that code with flats {@code <code>1}, {@code <code>2}… of 61.20 m², each with an owner who pays. */
    public void flats(String building, int flats) {
        StringBuilder units = new StringBuilder("building,code,kind,built_area\n");
        StringBuilder customers = new StringBuilder("code,kind,name,building,unit,role,from\n");
        for (int i = 1; i <= flats; i++) {
            String code = building + i;
            units.append("%s,%s,FLAT,61.20%n".formatted(building, code));
            customers.append("%s,PERSON,name,%s,%s,OWNER,2020-01-01%n".formatted(code, building, code));
        }
        register(Map.of(
                "buildings",
                "code,name\n%s,Tower\n".formatted(building),
                "units",
                units.toString(),
                "customers",
                customers.toString()));
    }

    public String unitOf(String code) {
        return clerk().get(SITE + "/units?code=" + code).at("/items/0/unitId");
    }

    public String accountOf(String unitCode) {
        return clerk().get(SITE + "/accounts?unitId=" + unitOf(unitCode)).at("/items/0/accountId");
    }

    /** Raises one charge on an account. */
    public Http.Answer charge(String account, String item, String amount) {
        return clerk().post(
                        SITE + "/accounts/" + account + "/charges",
                        Map.of(
                                "charges",
                                List.of(Map.of("item", item, "amount", money(amount), "dueOn", "2026-01-31"))));
    }

    public static Map<String, String> money(String amount) {
        return Map.of("amount", amount, "currency", "CNY");
    }

    /** Waits until everything that happened is in the journal, and holds every event in it to its schema. */
    public void assertEventsAreAsDescribed() {
        Journal journal = bean(Journal.class);
        Eventually.passes(PATIENCE, () -> assertThat(
                        finance().get(SITE + "/trial-balance").at("/pending"))
                .isEqualTo("0"));
        for (String scope : List.of("s1", "company")) {
            for (JournalEntry entry : journal.range(
                    Scope.site(scope), Instant.EPOCH, Instant.now().plusSeconds(3_600 * 24 * 365 * 20L))) {
                assertThat(EventSchemas.faults(
                                entry.event().type(), Json.tree(entry.event().data())))
                        .isEmpty();
            }
        }
        assertThat(EventSchemas.missing("billing")).isEmpty();
    }

    /** Everything on the voucher topic, each as its schema says. */
    public List<JsonNode> vouchers() {
        List<JsonNode> vouchers = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("billing.vouchers").stream()
                    .map(partition -> new TopicPartition("billing.vouchers", partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                    CloudEvent event = KafkaMessageFactory.createReader(message).toEvent();
                    JsonNode data = Json.mapper().readTree(event.getData().toBytes());
                    assertThat(EventSchemas.faults(event.getType(), data)).isEmpty();
                    vouchers.add(data);
                }
            }
        }
        return vouchers;
    }

    /** Debits less credits of a voucher. */
    public static BigDecimal sum(JsonNode voucher) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : voucher.path("lines")) {
            BigDecimal amount = new BigDecimal(line.path("amount").asString());
            sum = line.path("side").asString().equals("DEBIT") ? sum.add(amount) : sum.subtract(amount);
        }
        return sum;
    }

    @Override
    public void close() {
        service.close();
        peers.close();
        database.close();
        broker.close();
    }
}
