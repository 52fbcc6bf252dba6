package org.steward.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.billing.BillingServer.SITE;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steward.platform.fixture.Duty;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import tools.jackson.databind.JsonNode;

/** A price that changes within the period, a discount and the explanation of the lines, over HTTP. */
class StandardsIT {

    @TempDir
    private static Path folder;

    private static BillingServer server;

    @BeforeAll
    static void start() {
        server = new BillingServer(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Duty({"B1", "B7", "B11"})
    void aRateChangeAndADiscountWithinThePeriodAreBilledByTheDayAndExplained() {
        server.flats("s", 2);
        publish("2020-01-01", "3.00");
        publish("2025-11-11", "3.60");
        Map<String, Object> discount = new HashMap<>(Map.of(
                "unitId", server.unitOf("s2"),
                "standardCode", "flats",
                "component", "management",
                "reason", "VACANCY",
                "factor", "0.70",
                "from", "2025-11-01"));
        server.clerk().post(SITE + "/discounts", discount).expect(422, "EVIDENCE_MISSING");
        discount.put("evidence", "meter-zero-2025-10");
        String id = server.director()
                .post(SITE + "/discounts", discount)
                .expect(201)
                .at("/id");
        server.director().post(SITE + "/discounts/" + id + "/approve", Map.of()).expect(403, "APPROVER_PROPOSED_IT");
        server.director2()
                .post(SITE + "/discounts/" + id + "/approve", Map.of())
                .expect(200);

        String run = server.clerk()
                .post(
                        SITE + "/bill-runs",
                        Map.of(
                                "standardCode", "flats",
                                "period", Map.of("from", "2025-11-01", "to", "2025-12-01"),
                                "dueOn", "2025-12-10"))
                .expect(202)
                .at("/id");
        String path = SITE + "/bill-runs/" + run;
        Eventually.passes(
                () -> assertThat(server.clerk().get(path).at("/status")).isEqualTo("PREVIEWED"));
        server.director().post(path + "/approve", Map.of()).expect(202);
        Eventually.passes(
                () -> assertThat(server.clerk().get(path).at("/status")).isEqualTo("POSTED"));

        // 183.60 × 10/30 = 61.20, 220.32 × 20/30 = 146.88
        assertThat(amounts("s1")).containsExactlyInAnyOrder("61.20", "146.88");
        // × 0.70
        assertThat(amounts("s2")).containsExactlyInAnyOrder("42.84", "102.82");
        for (String unit : List.of("s1", "s2")) {
            String account = SITE + "/accounts/" + server.accountOf(unit);
            for (JsonNode open : server.clerk().get(account).json().path("openCharges")) {
                Http.Answer explained = server.clerk()
                        .get(account + "/charges/" + open.path("chargeId").asString() + "/explanation")
                        .expect(200);
                assertThat(explained.at("/line/amount/amount"))
                        .isEqualTo(open.at("/amount/amount").asString());
                assertThat(explained.at("/line/explanation/0/text/zh-CN")).contains("单价");
            }
        }
        server.clerk()
                .get(SITE + "/accounts/" + server.accountOf("s1") + "/charges/none/explanation")
                .expect(404);
        server.director()
                .post(SITE + "/discounts/" + id + "/end", Map.of("until", "2025-12-01"))
                .expect(200);
        assertThat(server.clerk().get(SITE + "/discounts?status=APPROVED").at("/items/0/until"))
                .isEqualTo("2025-12-01");
        server.assertEventsAreAsDescribed();
    }

    private static List<String> amounts(String unit) {
        JsonNode charges = server.clerk()
                .get(SITE + "/accounts/" + server.accountOf(unit))
                .json()
                .path("openCharges");
        return charges.valueStream()
                .map(open -> open.at("/amount/amount").asString())
                .toList();
    }

    private static void publish(String from, String rate) {
        String id = server.director()
                .post(
                        SITE + "/fee-standards",
                        Map.of(
                                "code",
                                "flats",
                                "nameZh",
                                "物业服务费",
                                "nameEn",
                                "Management fee",
                                "effectiveFrom",
                                from,
                                "unitKinds",
                                List.of("FLAT"),
                                "items",
                                List.of(Map.of(
                                        "item", "management",
                                        "price", Map.of("code", "management", "basis", "area", "rate", rate),
                                        "proration", "daily_actual"))))
                .expect(201)
                .at("/id");
        server.director()
                .post(SITE + "/fee-standards/" + id + "/publish", Map.of())
                .expect(200);
    }
}
