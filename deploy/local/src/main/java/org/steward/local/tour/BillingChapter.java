package org.steward.local.tour;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.steward.local.DemoUser;
import org.steward.platform.fixture.Http;

/** Billing: register, fee standard, bill run by two people, payment, statement, control totals. */
final class BillingChapter {

    private final Guide guide;
    private final String site;

    BillingChapter(Guide guide, String siteId) {
        this.guide = guide;
        this.site = "/api/billing/v1/sites/" + siteId;
    }

    /** What later chapters need. */
    record Billed(String unitId, String customerId, String accountId) {}

    Billed take() {
        guide.chapter("Billing (B1, B7, B8, B13)");
        String building = Guide.idOf(guide.actWhenFollowed(
                DemoUser.CLERK, "registers building 1", site + "/buildings", Map.of("code", "B1", "name", "1号楼")));
        String unit = unit(building, "1-101", "89.50");
        String second = unit(building, "1-102", "61.20");
        String customer = customer("C-101", "王女士");
        String other = customer("C-102", "李先生");
        occupy(unit, customer);
        occupy(second, other);
        standard();
        Http.Answer run = guide.actWhenFollowed(
                DemoUser.CLERK,
                "starts the bill run of November",
                site + "/bill-runs",
                Map.of(
                        "standardCode",
                        "management",
                        "period",
                        Map.of("from", "2026-11-01", "to", "2026-12-01"),
                        "dueOn",
                        "2026-11-30"));
        String runPath = site + "/bill-runs/" + Guide.idOf(run);
        guide.await(DemoUser.CLERK, "sees the preview", runPath, "/status", "PREVIEWED");
        guide.actWhenFollowed(
                DemoUser.DIRECTOR, "approves it", runPath + "/approve", Map.of("businessDate", "2026-11-20"));
        Http.Answer posted = guide.await(DemoUser.CLERK, "sees it posted", runPath, "/status", "POSTED");
        // 89.50 m2 x 3.00 + 12.00 = 280.50 and 61.20 m2 x 3.00 + 12.00 = 195.60
        guide.check("the run's total", "476.10", posted.at("/posted/amount/amount"));
        String account = account(unit);
        pay(account);
        Http.Answer totals = guide.read(DemoUser.CLERK, "compares the control totals", site + "/control-totals");
        guide.check("balances agree with history", "true", totals.at("/agrees"));
        return new Billed(unit, customer, account);
    }

    private String unit(String building, String code, String area) {
        return Guide.idOf(guide.act(
                DemoUser.CLERK,
                "registers unit " + code,
                site + "/units",
                Map.of("buildingId", building, "code", code, "kind", "FLAT", "builtArea", area)));
    }

    private String customer(String code, String name) {
        return Guide.idOf(guide.act(
                DemoUser.CLERK,
                "registers customer " + code,
                site + "/customers",
                Map.of("code", code, "kind", "PERSON", "name", name)));
    }

    private void occupy(String unit, String customer) {
        guide.act(
                DemoUser.CLERK,
                "moves the owner in",
                site + "/units/" + unit + "/occupancies",
                Map.of("customerId", customer, "role", "OWNER", "payer", true, "from", "2026-01-01"));
    }

    private void standard() {
        Map<String, Object> area =
                Map.of("item", "management", "price", Map.of("code", "management", "basis", "area", "rate", "3.00"));
        Map<String, Object> fixed =
                Map.of("item", "cleaning", "price", Map.of("code", "cleaning", "basis", "fixed", "rate", "12.00"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", "management");
        body.put("nameZh", "物业服务费");
        body.put("nameEn", "Management fee");
        body.put("effectiveFrom", "2026-01-01");
        body.put("unitKinds", List.of("FLAT"));
        body.put("items", List.of(area, fixed));
        String id = Guide.idOf(guide.act(DemoUser.DIRECTOR, "drafts the fee standard", site + "/fee-standards", body));
        guide.actWhenFollowed(DemoUser.DIRECTOR, "publishes it", site + "/fee-standards/" + id + "/publish", Map.of());
    }

    private String account(String unit) {
        Http.Answer accounts = guide.read(DemoUser.CLERK, "finds the account", site + "/accounts?unitId=" + unit);
        guide.check("one account of the unit", 1, accounts.json().path("items").size());
        return accounts.at("/items/0/accountId");
    }

    private void pay(String account) {
        String path = site + "/accounts/" + account;
        Map<String, Object> payment = Map.of(
                "method",
                "WECHAT",
                "amount",
                Map.of("amount", "300.00", "currency", "CNY"),
                "receivedOn",
                "2026-11-21",
                "reference",
                "WX-TOUR-1");
        Http.Answer paid = guide.act(DemoUser.CLERK, "takes 300.00 by WeChat", path + "/payments", payment);
        guide.check("what was over becomes credit", "19.50", paid.at("/credited/amount"));
        Http.Answer again = guide.act(DemoUser.CLERK, "sends the same again", path + "/payments", payment);
        guide.check("the same answer, one payment", paid.text(), again.text());
        Http.Answer statement =
                guide.read(DemoUser.CLERK, "prints the statement", path + "/statement?from=2026-11-01&to=2026-11-30");
        BigDecimal closing = new BigDecimal(statement.at("/closingBalance/amount"));
        guide.check("the statement closes at what is owed less paid", new BigDecimal("-19.50"), closing);
    }
}
