package org.steward.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.billing.BillingServer.COMPANY;
import static org.steward.billing.BillingServer.SITE;
import static org.steward.billing.BillingServer.money;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
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

/** Whose money it is, whose books it is in, and under which contract: over HTTP, to the trial balance. */
class GroundIT {

    @TempDir
    private static Path folder;

    private static BillingServer server;

    @BeforeAll
    static void start() {
        server = new BillingServer(folder);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Duty({"B1", "B2", "B7", "B13"})
    void everyPostingIsInTheBooksOfTheSitesEntityUnderTheClassOfItsFee() {
        defineItems();
        String branch = registerBranch();
        server.finance()
                .post(SITE + "/books/entity", Map.of("entityId", "nowhere", "from", "2020-01-01"))
                .expect(422, "LEGAL_ENTITY_UNKNOWN");
        server.clerk()
                .post(SITE + "/books/entity", Map.of("entityId", branch, "from", "2020-01-01"))
                .expect(403);
        server.finance()
                .post(SITE + "/books/entity", Map.of("entityId", branch, "from", "2020-01-01"))
                .expect(200);
        server.finance()
                .post(SITE + "/books/entity", Map.of("entityId", "company", "from", today().toString()))
                .expect(422, "CHANGE_TOO_EARLY");
        agreeOnRemuneration();

        server.flats("g", 1);
        String account = server.accountOf("g1");
        server.charge(account, "castle", "1.00").expect(422, "FEE_ITEM_UNKNOWN");
        server.charge(account, "management", "100.00").expect(201);
        server.charge(account, "repair", "50.00").expect(201);
        server.charge(account, "water", "30.00").expect(201);
        server.charge(account, "pool", "20.00").expect(201);
        server.clerk()
                .post(SITE + "/accounts/" + account + "/payments", Map.of("method", "CASH", "amount", money("180.00")))
                .expect(201);

        Eventually.passes(() -> assertThat(balances())
                .containsEntry("1001", "180.00")
                .containsEntry("1122", "20.00")
                .containsEntry("1221.01", "0.00")
                .containsEntry("1221.02", "0.00")
                .containsEntry("2241.01.management", "-100.00")
                .containsEntry("2241.02.water", "-30.00")
                .containsEntry("6001.repair", "-50.00")
                .containsEntry("6001.pool", "-20.00"));
        Http.Answer balance = server.finance().get(SITE + "/trial-balance").expect(200);
        assertThat(balance.at("/difference/amount")).isEqualTo("0.00");
        Http.Answer file =
                server.finance().get(SITE + "/trial-balance?format=csv").expect(200);
        assertThat(file.text()).contains("2241.01.management");

        YearMonth last = YearMonth.from(today()).minusMonths(1);
        Http.Answer drawn = Eventually.value(
                "a draw once everything is in the journal",
                () -> server.finance().post(SITE + "/books/remuneration", Map.of("month", last.toString())),
                answer -> answer.status() != 503);
        drawn.expect(200);
        server.finance()
                .post(SITE + "/books/remuneration", Map.of("month", last.toString()))
                .expect(409, "REMUNERATION_DRAWN");
        Eventually.passes(() -> assertThat(balances())
                .containsEntry("2241.01.remuneration", "500.00")
                .containsEntry("6001.remuneration", "-500.00"));
        assertThat(server.clerk().get(SITE + "/books").expect(200).at("/remunerationDrawnThrough"))
                .isEqualTo(last.toString());
        server.assertEventsAreAsDescribed();
        assertThat(vouchersOf(branch)).isEqualTo(6);
    }

    private static void defineItems() {
        Map<String, Object> pool = new HashMap<>(Map.of(
                "code", "pool", "nameZh", "泳池", "nameEn", "Pool", "feeClass", "OWN_INCOME", "serviceFee", false));
        server.clerk().post(COMPANY + "/fee-items", pool).expect(403);
        server.finance().post(COMPANY + "/fee-items", pool).expect(201);
        server.finance().post(COMPANY + "/fee-items", pool).expect(409, "FEE_ITEM_EXISTS");
        pool.put("code", "water");
        server.finance().post(COMPANY + "/fee-items", pool).expect(409, "FEE_ITEM_SHIPPED");
        server.finance()
                .post(COMPANY + "/fee-items/pool/rename", Map.of("nameZh", "泳池费", "nameEn", "Swimming pool"))
                .expect(200);
        server.finance().post(COMPANY + "/fee-items/keys/retire", Map.of()).expect(200);
        JsonNode items =
                server.clerk().get(SITE + "/fee-items").expect(200).json().path("items");
        assertThat(items.findValuesAsString("code")).contains("management", "pool", "keys");
    }

    private static String registerBranch() {
        Map<String, Object> body =
                new HashMap<>(Map.of("code", "north", "name", "North branch", "taxpayerNumber", "91350100M000100Y44"));
        server.finance().post(COMPANY + "/legal-entities", body).expect(422, "TAXPAYER_NUMBER_INVALID");
        body.put("taxpayerNumber", "91350100M000100Y43");
        String id = server.finance()
                .post(COMPANY + "/legal-entities", body)
                .expect(201)
                .at("/id");
        String path = COMPANY + "/legal-entities/" + id;
        server.finance()
                .put(
                        path,
                        Map.of("name", "Northern branch", "taxpayerNumber", "91350100M000100Y43"),
                        server.finance().get(path).etag())
                .expect(200);
        String account = server.finance()
                .post(path + "/bank-accounts", Map.of("bank", "Bank", "number", "6222000011112222", "purpose", "TRUST"))
                .expect(200)
                .at("/bankAccountId");
        assertThat(server.finance().get(path).at("/bankAccounts/0/number")).isEqualTo("************2222");
        server.finance()
                .post(path + "/bank-accounts/" + account + "/close", Map.of())
                .expect(200);
        assertThat(server.finance().get(path).at("/bankAccounts/0/closed")).isEqualTo("true");
        return id;
    }

    private static void agreeOnRemuneration() {
        server.finance()
                .post(SITE + "/books/contract", Map.of("from", "2020-01-01", "kind", "REMUNERATION"))
                .expect(422, "VALUE_MISSING");
        server.finance()
                .post(
                        SITE + "/books/contract",
                        Map.of("from", "2020-01-01", "kind", "REMUNERATION", "monthly", money("500.00")))
                .expect(200);
    }

    private static Map<String, String> balances() {
        Map<String, String> balances = new HashMap<>();
        for (JsonNode line :
                server.finance().get(SITE + "/trial-balance").json().path("lines")) {
            balances.put(
                    line.path("ledgerAccount").asString(),
                    line.at("/balance/amount").asString());
        }
        return balances;
    }

    private static long vouchersOf(String entityId) {
        List<JsonNode> vouchers = server.vouchers();
        vouchers.forEach(voucher -> assertThat(BillingServer.sum(voucher)).isZero());
        return vouchers.stream()
                .filter(voucher -> voucher.path("entityId").asString().equals(entityId))
                .count();
    }
}
