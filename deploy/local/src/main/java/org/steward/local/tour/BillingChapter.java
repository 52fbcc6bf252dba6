package org.steward.local.tour;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.steward.local.LocalUser;
import org.steward.platform.fixture.Http;

/** Billing: a register by hand, fee standard, bill run by two people, payment, statement, control totals. */
final class BillingChapter {

    private final Guide guide;
    private final Cast cast;
    private final Months months;
    private final String site;

    BillingChapter(Guide guide, OrganisationChapter.Organisation organisation, Months months) {
        this.guide = guide;
        this.cast = organisation.cast();
        this.months = months;
        this.site = "/api/billing/v1/sites/" + organisation.siteA();
    }

    /** What later chapters need: a unit with its customer and account, and the account of somebody else. */
    record Billed(String unitId, String customerId, String accountId, String otherAccountId) {}

    Billed take() {
        guide.chapter("Billing (B1, B2, B7)");
        String building = Guide.idOf(guide.actWhenFollowed(
                cast.clerk(), "registers building 1", site + "/buildings", Map.of("code", "B1", "name", "1号楼")));
        String unit = unit(building, "1-101", "89.50");
        String second = unit(building, "1-102", "61.20");
        String customer = customer("C-101", "王女士");
        String other = customer("C-102", "李先生");
        occupy(unit, customer);
        occupy(second, other);
        standard();
        // (89.50 + 61.20 + 4 × 75.00) m2 × 3.00 + 6 × 12.00
        new BillRunSteps(guide, cast, months, site).run("management", months.billed(), "1424.10");
        String account = account(unit);
        pay(account);
        Http.Answer totals = guide.read(cast.clerk(), "compares the control totals", site + "/control-totals");
        guide.check("balances agree with history", "true", totals.at("/agrees"));
        return new Billed(unit, customer, account, account(second));
    }

    private String unit(String building, String code, String area) {
        String unit = Guide.idOf(guide.act(
                cast.clerk(),
                "registers unit " + code,
                site + "/units",
                Map.of("buildingId", building, "code", code, "kind", "FLAT", "builtArea", area)));
        guide.act(
                cast.clerk(),
                "registers its water meter",
                site + "/meters",
                Map.of("number", "W-" + code, "kind", "WATER", "unitOfMeasure", "m3", "unitId", unit));
        return unit;
    }

    private String customer(String code, String name) {
        return Guide.idOf(guide.act(
                cast.clerk(),
                "registers customer " + code,
                site + "/customers",
                Map.of("code", code, "kind", "PERSON", "name", name)));
    }

    private void occupy(String unit, String customer) {
        guide.act(
                cast.clerk(),
                "moves the owner in",
                site + "/units/" + unit + "/occupancies",
                Map.of("customerId", customer, "role", "OWNER", "payer", true, "from", "2025-01-01"));
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
        body.put("effectiveFrom", "2025-01-01");
        body.put("unitKinds", List.of("FLAT"));
        body.put("items", List.of(area, fixed));
        publish(guide, cast.director(), site, body);
    }

    /** Drafts a fee standard and publishes it. */
    static void publish(Guide guide, LocalUser director, String site, Map<String, Object> standard) {
        String id = Guide.idOf(guide.actWhenFollowed(
                director, "drafts the fee standard " + standard.get("code"), site + "/fee-standards", standard));
        guide.act(director, "publishes it", site + "/fee-standards/" + id + "/publish", Map.of());
    }

    private String account(String unit) {
        Http.Answer accounts = guide.read(cast.clerk(), "finds the account", site + "/accounts?unitId=" + unit);
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
                months.today().toString(),
                "reference",
                "WX-TOUR-1");
        Http.Answer paid = guide.act(cast.clerk(), "takes 300.00 by WeChat", path + "/payments", payment);
        // 89.50 m2 × 3.00 + 12.00 = 280.50
        guide.check("what was over becomes credit", "19.50", paid.at("/credited/amount"));
        Http.Answer again = guide.act(cast.clerk(), "sends the same again", path + "/payments", payment);
        guide.check("the same answer, one payment", paid.text(), again.text());
        Http.Answer statement = guide.read(
                cast.clerk(),
                "prints the statement",
                path + "/statement?from=" + months.billed().atDay(1) + "&to=" + months.today());
        BigDecimal closing = new BigDecimal(statement.at("/closingBalance/amount"));
        guide.check("the statement closes at what is owed less paid", new BigDecimal("-19.50"), closing);
    }
}
