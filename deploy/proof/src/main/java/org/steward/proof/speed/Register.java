package org.steward.proof.speed;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;

/**
 * The property register of billing for a measurement: one unit with its customer and account is made through the API,
 * the others are copies of its documents, or seeding would take longer than measuring.
 */
final class Register {

    static final String BILLING = "billing";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Fee items that every company has. */
    private static final List<String> FIXED_ITEMS = List.of("lift", "cleaning", "parking");

    private static final String TEMPLATE_SITE = "template";
    private static final String CODE = "u-template";

    private final Stage stage;
    private final BsonDocument unit;
    private final BsonDocument account;

    private Register(Stage stage) {
        this.stage = stage;
        stage.site(TEMPLATE_SITE);
        importTemplate(stage.clerk(TEMPLATE_SITE));
        this.unit = stage.store().one(BILLING, "units", "state.code", CODE);
        this.account = stage.store().one(BILLING, "accounts", "state.unitId", text(unit, "_id"));
    }

    static Register of(Stage stage) {
        return new Register(stage);
    }

    private static void importTemplate(Http clerk) {
        String imports = "/api/billing/v1/sites/" + TEMPLATE_SITE + "/imports";
        String path = imports + "/" + clerk.post(imports, Map.of()).expect(201).at("/id");
        upload(clerk, path, "buildings", "code,name\nb,Tower\n");
        upload(clerk, path, "units", "building,code,kind,built_area\nb," + CODE + ",OFFICE,61.20\n");
        upload(
                clerk,
                path,
                "customers",
                "code,kind,name,building,unit,role,from\nc-template,PERSON,name,b," + CODE + ",OWNER,2015-01-01\n");
        clerk.post(path + "/validate", Map.of()).expect(202);
        awaitStatus(clerk, path, "VALIDATED");
        clerk.post(path + "/apply", Map.of()).expect(202);
        awaitStatus(clerk, path, "APPLIED");
    }

    private static void upload(Http clerk, String path, String kind, String csv) {
        clerk.send(
                        "POST",
                        path + "/files/" + kind,
                        HttpRequest.BodyPublishers.ofString(csv),
                        Map.of("Content-Type", "text/csv", "Idempotency-Key", "file-" + kind))
                .expect(200);
    }

    /** Fills a new site with units that have an account each; returns the accounts' ids. */
    List<String> fill(String site, int units) {
        stage.site(site);
        List<String> accounts = new ArrayList<>(units);
        Scope scope = Scope.site(site);
        List<Map<String, String>> names = new ArrayList<>(units);
        for (int i = 0; i < units; i++) {
            String unitId = Ids.derive("unit", scope, "b/" + i);
            String customerId = Ids.derive("customer", scope, String.valueOf(i));
            String accountId = Ids.derive("account", scope, customerId + '/' + unitId);
            accounts.add(accountId);
            Map<String, String> texts = HashMap.newHashMap(5);
            texts.put(TEMPLATE_SITE, site);
            texts.put(text(unit, "_id"), unitId);
            texts.put(CODE, "u-" + i);
            texts.put(text(account.getDocument("state"), "customerId"), customerId);
            texts.put(text(account, "_id"), accountId);
            names.add(texts);
        }
        stage.store().seed(BILLING, "units", units, i -> StageStore.copy(unit, names.get(i)));
        stage.store().seed(BILLING, "accounts", units, i -> StageStore.copy(account, names.get(i)));
        return accounts;
    }

    /** Publishes a fee standard that raises {@code charges} charges for each unit; returns its code. */
    String standard(String site, int charges) {
        List<Map<String, Object>> items = new ArrayList<>();
        items.add(Map.of("item", "management", "price", price("management", "area", "3.00")));
        for (String item : FIXED_ITEMS.subList(0, charges - 1)) {
            items.add(Map.of("item", item, "price", price(item, "fixed", "12.00")));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", "speed");
        body.put("nameZh", "物业服务费");
        body.put("nameEn", "Management fee");
        body.put("effectiveFrom", "2015-01-01");
        body.put("unitKinds", List.of("OFFICE"));
        body.put("items", items);
        String path = "/api/billing/v1/sites/" + site + "/fee-standards";
        String id = stage.director(site).post(path, body).expect(201).at("/id");
        stage.director(site).post(path + "/" + id + "/publish", Map.of()).expect(200);
        return "speed";
    }

    private static Map<String, Object> price(String code, String basis, String rate) {
        return Map.of("code", code, "basis", basis, "rate", rate);
    }

    /** Previews a bill run of a month; returns its path. */
    String previewed(String site, String standard, Duration patience) {
        Http clerk = stage.clerk(site);
        String runs = "/api/billing/v1/sites/" + site + "/bill-runs";
        Map<String, Object> body = Map.of(
                "standardCode",
                standard,
                "period",
                Map.of("from", "2025-11-01", "to", "2025-12-01"),
                "dueOn",
                "2025-12-10");
        String path = runs + "/" + clerk.post(runs, body).expect(202).at("/id");
        awaitStatus(clerk, path, "PREVIEWED", patience);
        return path;
    }

    /** Waits until the relay has brought everything to the topics. */
    void awaitDrained() {
        Eventually.passes(PATIENCE, () -> {
            if (!stage.store().isDrained(BILLING, List.of("accounts", "billRuns"))) {
                throw new AssertionError("the relay is still at work");
            }
        });
    }

    static void awaitStatus(Http caller, String path, String status) {
        awaitStatus(caller, path, status, PATIENCE);
    }

    static void awaitStatus(Http caller, String path, String status, Duration patience) {
        Eventually.passes(patience, () -> {
            String now = caller.get(path).expect(200).at("/status");
            if (!now.equals(status)) {
                throw new AssertionError(path + " is " + now + ", expected " + status);
            }
        });
    }

    static String text(BsonDocument document, String member) {
        return document.getString(member).getValue();
    }
}
