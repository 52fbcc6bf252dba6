package org.steward.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.steward.platform.document.Json;
import org.steward.platform.fixture.Duty;
import org.steward.platform.fixture.EventSchemas;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.Peers;
import org.steward.platform.fixture.RunningService;
import tools.jackson.databind.JsonNode;

/** Billing over HTTP on a real broker and database. */
class BillingIT {

    private static final String SITE = "/api/billing/v1/sites/s1";
    private static final String MY = "/api/billing/v1/my/accounts";

    private static RunningService service;
    private static Peers peers;
    private static final AtomicInteger UPLOADS = new AtomicInteger();

    @BeforeAll
    static void start() {
        service = RunningService.of(BillingApplication.class, "billing")
                // No staff-service here that would say that its events are complete so far.
                .with("steward.identity.stale-after", "36500d")
                .start();
        peers = new Peers(service.broker(), Instant.parse("2026-01-01T00:00:00Z"));
        peers.site("s1", "r1");
        peers.position("clerk", "FEE_CLERK");
        peers.position("director", "SITE_DIRECTOR");
        peers.employee("c1", "clerk", "s1");
        peers.employee("d1", "director", "s1");
        Eventually.passes(() -> clerk().get(SITE + "/accounts").expect(200));
        Eventually.passes(() -> director().get(SITE + "/accounts").expect(200));
    }

    @AfterAll
    static void stop() {
        service.close();
        peers.close();
    }

    @Test
    @Duty({"B1", "B2", "B7"})
    void aMonthFromTheFeeStandardToTheStatement() {
        importRegister("b", 5, "OFFICE");
        standard("flats");
        String run = run("flats");
        String path = SITE + "/bill-runs/" + run;
        clerk().post(path + "/approve", Map.of()).expect(403);
        director().post(path + "/approve", Map.of()).expect(202);
        Eventually.passes(() -> assertThat(clerk().get(path).at("/status")).isEqualTo("POSTED"));
        // 5 × (61.20 m2 × 3.00 + 12.00)
        assertThat(clerk().get(path).at("/posted/amount/amount")).isEqualTo("978.00");

        String again = run("flats");
        director().post(SITE + "/bill-runs/" + again + "/approve", Map.of()).expect(202);
        Eventually.passes(
                () -> assertThat(clerk().get(SITE + "/bill-runs/" + again).at("/status"))
                        .isEqualTo("POSTED"));
        assertThat(clerk().get(SITE + "/bill-runs/" + again).at("/posted/amount/amount"))
                .isEqualTo("0.00");
        assertThat(clerk().get(SITE + "/bill-runs/" + again).at("/posted/passedBy/ALREADY_BILLED"))
                .isEqualTo("5");

        String account = accountOf("b1");
        Map<String, Object> payment = Map.of(
                "method", "WECHAT", "amount", Map.of("amount", "200.00", "currency", "CNY"), "reference", "wx-1");
        Http.Answer paid = clerk().post(SITE + "/accounts/" + account + "/payments", payment, "pay-1")
                .expect(201);
        assertThat(paid.at("/credited/amount")).isEqualTo("4.40");
        assertThat(clerk().post(SITE + "/accounts/" + account + "/payments", payment, "pay-1")
                        .expect(201)
                        .text())
                .isEqualTo(paid.text());
        clerk().post(SITE + "/accounts/" + account + "/payments", payment, "pay-2")
                .expect(409, "PAYMENT_REFERENCE_USED");
        Http.Answer statement = clerk().get(SITE + "/accounts/" + account + "/statement?from=2020-01-01");
        assertThat(statement.at("/closingBalance/amount")).isEqualTo("-4.40");
        Http.Answer totals = clerk().get(SITE + "/control-totals").expect(200);
        assertThat(totals.at("/agrees")).isEqualTo("true");
        String payment1 = paid.at("/paymentId");
        director()
                .post(SITE + "/accounts/" + account + "/payments/" + payment1 + "/reverse", Map.of("reason", "BOUNCED"))
                .expect(200);
        director()
                .post(SITE + "/accounts/" + account + "/payments/" + payment1 + "/reverse", Map.of("reason", "BOUNCED"))
                .expect(409, "PAYMENT_ALREADY_REVERSED");
        assertThat(clerk().get(SITE + "/accounts/" + account).at("/balance/amount"))
                .isEqualTo("195.60");
        assertThat(EventSchemas.missing("billing")).isEmpty();
        Eventually.passes(() -> assertThat(vouchers(account)).hasSize(3));
    }

    /** Every record on both topics is as its schema says, and every voucher sums to zero; the vouchers of an account. */
    private static List<JsonNode> vouchers(String account) {
        List<JsonNode> ofAccount = new ArrayList<>();
        for (String topic : List.of("billing.events", "billing.vouchers")) {
            try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                    for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                        CloudEvent event =
                                KafkaMessageFactory.createReader(message).toEvent();
                        JsonNode data = Json.mapper().readTree(event.getData().toBytes());
                        assertThat(EventSchemas.faults(event.getType(), data)).isEmpty();
                        if (topic.equals("billing.vouchers")) {
                            assertThat(sum(data)).isZero();
                            if (message.key().equals(account)) {
                                ofAccount.add(data);
                            }
                        }
                    }
                }
            }
        }
        return ofAccount;
    }

    private static BigDecimal sum(JsonNode voucher) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : voucher.path("lines")) {
            BigDecimal amount = new BigDecimal(line.path("amount").asString());
            sum = line.path("side").asString().equals("DEBIT") ? sum.add(amount) : sum.subtract(amount);
        }
        return sum;
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        service.broker().bootstrapServers(),
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    @Test
    @Duty("B1")
    void sixtyFourPayersAtOnceAllSucceed() throws Exception {
        importRegister("p", 1, "FLAT");
        String account = accountOf("p1");
        String path = SITE + "/accounts/" + account + "/payments";
        Map<String, Object> payment = Map.of("method", "CASH", "amount", Map.of("amount", "0.01", "currency", "CNY"));
        try (ExecutorService payers = Executors.newFixedThreadPool(64)) {
            List<Future<Http.Answer>> paying = IntStream.range(0, 64)
                    .mapToObj(i -> payers.submit(() -> paid(path, payment, "payer-" + i)))
                    .toList();
            for (Future<Http.Answer> one : paying) {
                one.get().expect(201);
            }
        }
        assertThat(clerk().get(SITE + "/accounts/" + account).at("/credit/amount"))
                .isEqualTo("0.64");
    }

    /** As a front end does: an answer that says to come back is asked again, under the same key. */
    private static Http.Answer paid(String path, Object payment, String key) {
        return Eventually.value(
                "an answer to " + key, () -> clerk().post(path, payment, key), answer -> answer.status() != 503);
    }

    @Test
    @Duty("B1")
    void anImportWithABadLineAppliesNothing() {
        String job = clerk().post(SITE + "/imports", Map.of()).expect(201).at("/id");
        String path = SITE + "/imports/" + job;
        upload(path, "buildings", "code,name\nX1,one\n");
        upload(path, "units", "building,code,kind,built_area\nX1,101,FLAT,61.20\nX9,102,CASTLE,-3\n");
        clerk().post(path + "/validate", Map.of()).expect(202);
        Eventually.passes(() -> assertThat(clerk().get(path).at("/status")).isEqualTo("REJECTED"));
        assertThat(clerk().get(path + "/problems").at("/items/0/column")).isEqualTo("kind");
        clerk().post(path + "/apply", Map.of()).expect(409, "IMPORT_REJECTED");
        assertThat(clerk().get(SITE + "/buildings?code=X1").json().path("items"))
                .isEmpty();
    }

    @Test
    @Duty("B1")
    void aLoginSeesTheCustomersItIsLinkedToAndNobodyElses() {
        importRegister("l", 2, "FLAT");
        String mine = accountOf("l1");
        String customer = clerk().get(SITE + "/customers?code=l1").at("/items/0/customerId");
        String path = SITE + "/customers/" + customer;
        Http resident = service.customer("login-of-l1");
        assertThat(resident.get(MY).expect(200).json().path("items")).isEmpty();
        resident.get(MY + "/" + mine).expect(404, "NOT_FOUND");

        Map<String, ?> login = Map.of("loginId", "login-of-l1");
        resident.post(path + "/link-login", login).expect(404);
        clerk().post(SITE + "/customers/nobody/link-login", login).expect(404, "NOT_FOUND");
        assertThat(clerk().post(path + "/link-login", Map.of("loginId", "not an id"))
                        .expect(422)
                        .at("/field"))
                .isEqualTo("loginId");
        clerk().post(path + "/link-login", login).expect(201);
        assertThat(clerk().get(path + "/logins").at("/items/0/loginId")).isEqualTo("login-of-l1");

        Http.Answer accounts = resident.get(MY).expect(200);
        assertThat(accounts.json().path("items")).hasSize(1);
        assertThat(accounts.at("/items/0/accountId")).isEqualTo(mine);
        resident.get(MY + "/" + mine).expect(200);
        resident.get(MY + "/" + mine + "/statement").expect(200);
        String others = accountOf("l2");
        resident.get(MY + "/" + others).expect(404, "NOT_FOUND");
        resident.get(MY + "/" + others + "/statement").expect(404, "NOT_FOUND");
        String neighbour = clerk().get(SITE + "/customers?code=l2").at("/items/0/customerId");
        clerk().post(SITE + "/customers/" + neighbour + "/link-login", login).expect(409, "LOGIN_LINKED");

        clerk().post(path + "/unlink-login", login).expect(200);
        assertThat(resident.get(MY).expect(200).json().path("items")).isEmpty();
        resident.get(MY + "/" + mine).expect(404, "NOT_FOUND");
        clerk().post(path + "/unlink-login", login).expect(409, "LOGIN_NOT_LINKED");
    }

    @Test
    @Duty("B8")
    void readingsEndAsAcceptedHeldOrRefused() {
        importRegister("m", 1, "FLAT");
        StringBuilder file = new StringBuilder("meter_id,kind,unit,read_at,reading\n");
        int[] values = {0, 8, 16, 24, 32, 40, 900, 908, 1};
        for (int i = 0; i < values.length; i++) {
            file.append("W-m1,water,m3,2025-%02d-28,%d.0%n".formatted(i + 1, values[i]));
        }
        file.append("W-none,water,m3,2025-01-31,1\n");
        file.append("W-m1,water,m3,2025-13-31,1\n");
        Http.Answer summary =
                uploadText(SITE + "/readings/import", file.toString()).expect(200);
        assertThat(summary.at("/outcomes/ACCEPTED")).isEqualTo("6");
        assertThat(summary.at("/byReason/HELD SPIKE")).isEqualTo("1");
        assertThat(summary.at("/byReason/REFUSED METER_UNKNOWN")).isEqualTo("1");
        assertThat(summary.at("/byReason/REFUSED DATE_INVALID")).isEqualTo("1");
        assertThat(summary.at("/readings")).isEqualTo("11");
        assertThat(clerk().get(SITE + "/meters?held=true").at("/items/0/number"))
                .isEqualTo("W-m1");
    }

    private static void importRegister(String prefix, int units, String kind) {
        StringBuilder unitFile = new StringBuilder("building,code,kind,built_area\n");
        StringBuilder customers = new StringBuilder("code,kind,name,building,unit,role,from\n");
        StringBuilder meters = new StringBuilder("number,kind,unit_of_measure,building,unit\n");
        for (int i = 1; i <= units; i++) {
            String code = prefix + i;
            unitFile.append("%s,%s,%s,61.20%n".formatted(prefix, code, kind));
            customers.append("%s,PERSON,name,%s,%s,OWNER,2020-01-01%n".formatted(code, prefix, code));
            meters.append("W-%s,water,m3,%s,%s%n".formatted(code, prefix, code));
        }
        String job = clerk().post(SITE + "/imports", Map.of()).expect(201).at("/id");
        String path = SITE + "/imports/" + job;
        upload(path, "buildings", "code,name\n" + prefix + ",Tower\n");
        upload(path, "units", unitFile.toString());
        upload(path, "customers", customers.toString());
        upload(path, "meters", meters.toString());
        clerk().post(path + "/validate", Map.of()).expect(202);
        Eventually.passes(() -> assertThat(clerk().get(path).at("/status")).isEqualTo("VALIDATED"));
        clerk().post(path + "/apply", Map.of()).expect(202);
        Eventually.passes(
                Duration.ofSeconds(20),
                () -> assertThat(clerk().get(path).at("/status")).isEqualTo("APPLIED"));
    }

    private static String accountOf(String unitCode) {
        String unit = clerk().get(SITE + "/units?code=" + unitCode).at("/items/0/unitId");
        return clerk().get(SITE + "/accounts?unitId=" + unit).at("/items/0/accountId");
    }

    private static void standard(String code) {
        Map<String, Object> area =
                Map.of("item", "management", "price", Map.of("code", "management", "basis", "area", "rate", "3.00"));
        Map<String, Object> fixed =
                Map.of("item", "cleaning", "price", Map.of("code", "cleaning", "basis", "fixed", "rate", "12.00"));
        Map<String, Object> body = Map.of(
                "code",
                code,
                "nameZh",
                "物业服务费",
                "nameEn",
                "Management fee",
                "effectiveFrom",
                "2020-01-01",
                "unitKinds",
                List.of("OFFICE"),
                "items",
                List.of(area, fixed));
        String id = director().post(SITE + "/fee-standards", body).expect(201).at("/id");
        director().post(SITE + "/fee-standards/" + id + "/publish", Map.of()).expect(200);
    }

    private static String run(String code) {
        String id = clerk().post(
                        SITE + "/bill-runs",
                        Map.of(
                                "standardCode",
                                code,
                                "period",
                                Map.of("from", "2025-11-01", "to", "2025-12-01"),
                                "dueOn",
                                "2025-12-10"))
                .expect(202)
                .at("/id");
        Eventually.passes(() ->
                assertThat(clerk().get(SITE + "/bill-runs/" + id).at("/status")).isEqualTo("PREVIEWED"));
        return id;
    }

    private static void upload(String path, String kind, String csv) {
        uploadText(path + "/files/" + kind, csv).expect(200);
    }

    private static Http.Answer uploadText(String path, String csv) {
        return clerk().send(
                        "POST",
                        path,
                        HttpRequest.BodyPublishers.ofString(csv),
                        Map.of("Content-Type", "text/csv", "Idempotency-Key", "file-" + UPLOADS.incrementAndGet()));
    }

    private static Http clerk() {
        return service.as("c1");
    }

    private static Http director() {
        return service.as("d1");
    }
}
