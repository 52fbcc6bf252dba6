package org.steward.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.billing.BillingServer.COMPANY;
import static org.steward.billing.BillingServer.SITE;
import static org.steward.billing.BillingServer.money;
import static org.steward.billing.BillingServer.sum;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steward.platform.fixture.Duty;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;

/** Money that is held, given up, given back and moved, over HTTP, each with its second person and its voucher. */
class MoneyMovedIT {

    @TempDir
    private static Path folder;

    private static BillingServer server;

    @BeforeAll
    static void start() {
        server = new BillingServer(folder);
        server.flats("m", 6);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Duty({"B1", "B11"})
    void aDepositIsTakenInDeductedAndTheRestGivenBackByTwoPeople() {
        String account = server.accountOf("m1");
        Http.Answer deposit = post(
                        account,
                        "/deposits",
                        Map.of("item", "renovation-deposit", "method", "CASH", "amount", money("2000.00")))
                .expect(201);
        post(account, "/deposits", Map.of("item", "repair", "method", "CASH", "amount", money("1.00")))
                .expect(422, "NOT_A_DEPOSIT_ITEM");
        post(account, "/deposits", Map.of("item", "key-deposit", "method", "CLEARING", "amount", money("1.00")))
                .expect(422, "METHOD_NOT_TENDERED");
        String damage = chargeId(server.charge(account, "repair", "150.00"));
        String path = "/deposits/" + deposit.at("/holdingId");
        assertThat(post(account, path + "/deduct", Map.of("charges", List.of(damage)))
                        .expect(200)
                        .at("/held/amount"))
                .isEqualTo("1850.00");

        Map<String, Object> refund = Map.of(
                "accountId",
                account,
                "depositId",
                deposit.at("/holdingId"),
                "method",
                "BANK_TRANSFER",
                "amount",
                money("1850.00"),
                "reason",
                "renovation-checked");
        String request = request("deposit-refunds", refund);
        decide(server.director(), request, "approve").expect(403, "ABOVE_APPROVAL_LIMIT");
        decide(server.clerk(), request, "approve").expect(403);
        decide(server.finance(), request, "approve").expect(200);
        assertThat(read(request).at("/status")).isEqualTo("DONE");
        assertThat(server.clerk().get(SITE + "/accounts/" + account).json().path("deposits"))
                .isEmpty();
        decide(server.finance(), request, "reject").expect(409, "MONEY_REQUEST_DECIDED");
    }

    @Test
    @Duty({"B1", "B11"})
    void aWaiverNeedsAnotherPersonAndAnOverpaymentIsRefundedOnce() {
        String account = server.accountOf("m2");
        String charge = chargeId(server.charge(account, "management", "300.00"));
        post(account, "/payments", Map.of("method", "CHEQUE", "amount", money("300.00"), "reference", "cheque-1"))
                .expect(201);
        Map<String, Object> waiver = Map.of(
                "accountId",
                account,
                "charges",
                List.of(Map.of("chargeId", charge, "amount", money("50.00"))),
                "reason",
                "service-failed");
        String asked =
                server.director().post(SITE + "/waivers", waiver).expect(201).at("/id");
        decide(server.director(), asked, "approve").expect(403, "CHECKER_IS_MAKER");
        decide(server.director2(), asked, "approve").expect(200);
        assertThat(balance(account)).isEqualTo("-50.00");

        Map<String, Object> refund = Map.of(
                "accountId", account, "method", "CASH", "amount", money("50.00"), "reason", "waived-after-payment");
        String first = request("refunds", refund);
        String second = request("refunds", refund);
        decide(server.director(), first, "approve").expect(200);
        decide(server.director(), second, "approve").expect(200);
        assertThat(read(first).at("/status")).isEqualTo("DONE");
        assertThat(read(second).at("/status")).isEqualTo("FAILED");
        assertThat(read(second).at("/failedFor")).isEqualTo("REFUND_ABOVE_CREDIT");
        assertThat(balance(account)).isEqualTo("0.00");
        assertThat(server.clerk()
                        .get(SITE + "/accounts/" + account + "/statement?from=2020-01-01")
                        .at("/closingBalance/amount"))
                .isEqualTo("0.00");
    }

    @Test
    @Duty({"B1", "B11"})
    void aTransferArrivesOrComesBack() {
        String from = server.accountOf("m3");
        String to = server.accountOf("m4");
        server.charge(to, "management", "40.00").expect(201);
        post(from, "/payments", Map.of("method", "POS", "amount", money("100.00")))
                .expect(201);
        String arriving = request("transfers", transfer(from, to, "60.00"));
        decide(server.director(), arriving, "approve").expect(200);
        assertThat(read(arriving).at("/status")).isEqualTo("DONE");
        assertThat(balance(from)).isEqualTo("-40.00");
        assertThat(balance(to)).isEqualTo("-20.00");

        String closed = server.accountOf("m5");
        server.clerk().post(SITE + "/accounts/" + closed + "/close", Map.of()).expect(200);
        String returning = request("transfers", transfer(from, closed, "40.00"));
        decide(server.director(), returning, "approve").expect(200);
        assertThat(read(returning).at("/status")).isEqualTo("FAILED");
        assertThat(read(returning).at("/failedFor")).isEqualTo("ACCOUNT_CLOSED");
        assertThat(balance(from)).as("the money is back").isEqualTo("-40.00");

        Eventually.passes(() -> assertThat(clearing()).isEqualTo("0.00"));
        assertThat(server.vouchers())
                .allSatisfy(voucher -> assertThat(sum(voucher)).isZero());
        server.assertEventsAreAsDescribed();
        assertThat(server.clerk().get(SITE + "/control-totals").at("/agrees")).isEqualTo("true");
    }

    private static String clearing() {
        for (tools.jackson.databind.JsonNode line :
                server.finance().get(SITE + "/trial-balance").json().path("lines")) {
            if (line.path("ledgerAccount").asString().equals("2241.08")) {
                return line.path("balance").path("amount").asString();
            }
        }
        return "no line";
    }

    @Test
    @Duty({"B1", "B11"})
    void theContractsOrderHoldsAndTheDeskMayLeaveOffOnlyFen() {
        Http.Answer term = server.director()
                .post(
                        SITE + "/contract-terms",
                        Map.of(
                                "effectiveFrom", "2020-01-01",
                                "order", List.of("principal", "late_fee", "cost"),
                                "lateFees", List.of(Map.of("rule", Map.of("dailyRate", "0.003")))))
                .expect(201);
        server.finance()
                .post(COMPANY + "/late-fee-ceiling", Map.of("dailyRate", "0.0005"))
                .expect(200);
        Http.Answer published = server.director()
                .post(SITE + "/contract-terms/" + term.at("/id") + "/publish", Map.of())
                .expect(200);
        assertThat(published.at("/warnings/0/code")).isEqualTo("LATE_FEE_ABOVE_CEILING");

        String account = server.accountOf("m6");
        server.clerk()
                .post(
                        SITE + "/accounts/" + account + "/charges",
                        Map.of(
                                "charges",
                                List.of(
                                        Map.of(
                                                "item", "late-fee",
                                                "amount", money("10.00"),
                                                "dueOn", "2026-01-01",
                                                "kind", "LATE_FEE"),
                                        Map.of(
                                                "item",
                                                "management",
                                                "amount",
                                                money("100.37"),
                                                "dueOn",
                                                "2026-01-31"))))
                .expect(201);
        assertThat(post(account, "/payments", Map.of("method", "CASH", "amount", money("20.00")))
                        .expect(201)
                        .at("/allocations/0/item"))
                .isEqualTo("management");
        post(account, "/payments", Map.of("method", "CASH", "amount", money("80.00"), "roundOff", money("10.37")))
                .expect(403, "ABOVE_APPROVAL_LIMIT");
        post(account, "/payments", Map.of("method", "CASH", "amount", money("90.00"), "roundOff", money("0.37")))
                .expect(201);
        assertThat(balance(account)).isEqualTo("0.00");
    }

    @Test
    @Duty("B11")
    void limitsAreData() {
        Http.Answer usual = server.finance().get(COMPANY + "/approval-limits").expect(200);
        assertThat(usual.json().path("limits")).isNotEmpty();
        server.clerk()
                .post(COMPANY + "/approval-limits", Map.of("limits", List.of()))
                .expect(403);
        server.finance()
                .post(
                        COMPANY + "/approval-limits",
                        Map.of("limits", List.of(Map.of("act", "WAIVER", "role", "FINANCE", "most", money("-1.00")))))
                .expect(422, "AMOUNT_NEGATIVE");
    }

    private static Http.Answer post(String account, String path, Object body) {
        return server.clerk().post(SITE + "/accounts/" + account + path, body);
    }

    private static String chargeId(Http.Answer raised) {
        return raised.expect(201).at("/charges/0/chargeId");
    }

    private static Map<String, Object> transfer(String from, String to, String amount) {
        return Map.of("accountId", from, "toAccountId", to, "amount", money(amount), "reason", "paid-for-neighbour");
    }

    private static String request(String kind, Object body) {
        return server.clerk().post(SITE + "/" + kind, body).expect(201).at("/id");
    }

    private static Http.Answer decide(Http by, String request, String act) {
        return by.post(SITE + "/money-requests/" + request + "/" + act, Map.of());
    }

    private static Http.Answer read(String request) {
        return server.clerk().get(SITE + "/money-requests/" + request).expect(200);
    }

    private static String balance(String account) {
        return server.clerk().get(SITE + "/accounts/" + account).at("/balance/amount");
    }
}
