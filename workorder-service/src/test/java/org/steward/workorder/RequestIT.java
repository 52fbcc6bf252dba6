package org.steward.workorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.workorder.WorkorderServer.NEIGHBOUR;
import static org.steward.workorder.WorkorderServer.OTHER_SITE;
import static org.steward.workorder.WorkorderServer.RESIDENT;
import static org.steward.workorder.WorkorderServer.SITE;
import static org.steward.workorder.WorkorderServer.UNIT;
import static org.steward.workorder.WorkorderServer.path;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steward.platform.document.Database;
import org.steward.platform.fixture.Duty;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import tools.jackson.databind.JsonNode;

/** Requests over HTTP: at the desk, from the app, from another system. */
@Duty("W1")
class RequestIT {

    private static final WorkorderServer SERVER = WorkorderServer.running();
    private static final String MY = "/api/workorder/v1/my/requests";

    private final Http desk = SERVER.as("desk");

    @BeforeEach
    void mondayMorning() {
        SERVER.clock().freeze(WorkorderServer.START);
    }

    @AfterAll
    static void everyEventIsAsItsSchemaSays() {
        assertThat(SERVER.events.faults()).isEmpty();
    }

    private static Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("channel", "DESK");
        body.put("kind", "ENQUIRY");
        body.put("category", "BILLING");
        body.put("contact", "Ms. Li 138 0000 0000");
        body.put("description", "asks about her bill");
        return body;
    }

    private static String request(String id) {
        return path(SITE, "requests/" + id);
    }

    @Test
    void aContactIsMaskedAndReadingItLeavesARecord() {
        String id = desk.post(path(SITE, "requests"), body()).expect(201).at("/id");
        assertThat(desk.get(request(id)).expect(200).at("/contact")).isEqualTo("M******************0");
        assertThat(desk.post(request(id) + "/read-contact", null).expect(200).at("/contact"))
                .isEqualTo("Ms. Li 138 0000 0000");
        assertThat(SERVER.events.await("service-request.contact-read", id).actor())
                .isEqualTo("desk");
        assertThat(SERVER.events.await("service-request.received", id).data().toString())
                .doesNotContain("138")
                .doesNotContain("bill\"");
        SERVER.as("technician").post(request(id) + "/read-contact", null).expect(403, "NO_PERMISSION");
    }

    @Test
    void whatIsWrongIsNamed() {
        Map<String, Object> body = body();
        body.put("unitId", "u-nowhere");
        Http.Answer unknown = desk.post(path(SITE, "requests"), body).expect(422, "UNIT_UNKNOWN");
        assertThat(unknown.at("/field")).isEqualTo("unitId");
        body.put("unitId", UNIT);
        body.put("channel", "PIGEON");
        assertThat(desk.post(path(SITE, "requests"), body).at("/field")).isEqualTo("channel");
        Http.Answer chinese = desk.with("Accept-Language", "zh-CN")
                .post(request("nowhere") + "/close", Map.of("outcome", "ANSWERED"))
                .expect(404);
        assertThat(chinese.at("/title")).isNotBlank();
    }

    @Test
    void duplicatesAreLinkedAndRequestsAreClosedWithAnOutcome() {
        String first = desk.post(path(SITE, "requests"), body()).expect(201).at("/id");
        String second = desk.post(path(SITE, "requests"), body()).expect(201).at("/id");
        desk.post(request(second) + "/link-duplicate", Map.of("duplicateOf", "r-nowhere"))
                .expect(422, "ORIGINAL_UNKNOWN");
        desk.post(request(second) + "/link-duplicate", Map.of("duplicateOf", first))
                .expect(200);
        desk.post(request(first) + "/link-duplicate", Map.of("duplicateOf", second))
                .expect(422, "ORIGINAL_NOT_USABLE");
        desk.post(request(first) + "/close", Map.of("outcome", "ANSWERED", "note", "explained"))
                .expect(200);
        desk.post(request(first) + "/close", Map.of("outcome", "ANSWERED")).expect(409, "REQUEST_STATE");
        desk.post(path(SITE, "work-orders"), Map.of("requestId", second)).expect(409, "REQUEST_NOT_OPEN");
    }

    @Test
    void aResidentAsksAndSeesHisOwnAndNobodyElses() {
        Http resident = SERVER.resident(RESIDENT);
        Map<String, ?> ask = Map.of(
                "kind", "REPAIR", "category", "LIGHTING", "unitId", UNIT, "urgent", false, "description", "hall dark");
        Http.Answer asked =
                resident.post(MY, ask, "my-key-" + UUID.randomUUID()).expect(201);
        String id = asked.at("/id");
        assertThat(resident.get(asked.header("Location")).expect(200).at("/channel"))
                .isEqualTo("APP");
        assertThat(resident.get(MY).expect(200).json().path("items"))
                .anyMatch(item -> item.path("requestId").asString().equals(id));
        Http neighbour = SERVER.resident(NEIGHBOUR);
        neighbour.get(MY + "/" + id).expect(404, "NOT_FOUND");
        assertThat(neighbour.get(MY).expect(200).json().path("items"))
                .noneMatch(item -> item.path("requestId").asString().equals(id));
        neighbour.post(MY, ask).expect(422, "UNIT_NOT_YOURS");
        SERVER.resident("c-unknown").get(MY).expect(404);
        resident.get(request(id)).expect(404);
        desk.get(MY).expect(403);
        assertThat(desk.get(request(id)).expect(200).at("/customerId")).isEqualTo(RESIDENT);
    }

    @Test
    void aLoginAsksAsTheCustomersItIsLinkedTo() {
        SERVER.say("billing", "customer", "c-shop", "customer.registered", OTHER_SITE, customer("c-shop", OTHER_SITE));
        SERVER.say("billing", "customerLogin", "l-1", "customer-login.linked", SITE, login("l-1", SITE, RESIDENT));
        SERVER.say(
                "billing",
                "customerLogin",
                "l-2",
                "customer-login.linked",
                OTHER_SITE,
                login("l-2", OTHER_SITE, "c-shop"));
        Http person = SERVER.resident("login-1");
        Map<String, Object> ask = new LinkedHashMap<>(Map.of(
                "kind", "ENQUIRY", "category", "PARKING", "place", "gate", "urgent", false, "description", "a space?"));
        Eventually.passes(() -> assertThat(
                        person.post(MY, ask).expect(422, "SITE_NOT_SAID").at("/field"))
                .isEqualTo("siteId"));
        ask.put("siteId", "s-nowhere");
        person.post(MY, ask).expect(422, "SITE_NOT_YOURS");
        ask.put("siteId", OTHER_SITE);
        String shop = person.post(MY, ask).expect(201).at("/id");
        ask.remove("siteId");
        ask.put("unitId", UNIT);
        String flat = person.post(MY, ask).expect(201).at("/id");
        assertThat(person.get(MY + "/" + shop).expect(200).at("/customerId")).isEqualTo("c-shop");
        assertThat(desk.get(request(flat)).expect(200).at("/customerId")).isEqualTo(RESIDENT);
        assertThat(idsOf(person)).contains(shop, flat);
        assertThat(idsOf(SERVER.resident(RESIDENT))).contains(flat).doesNotContain(shop);

        SERVER.say("billing", "customerLogin", "l-1", "customer-login.unlinked", SITE, login("l-1", SITE, RESIDENT));
        Eventually.passes(() -> person.get(MY + "/" + flat).expect(404, "NOT_FOUND"));
        person.get(MY + "/" + shop).expect(200);
    }

    private static Map<String, ?> customer(String id, String site) {
        return Map.of("customerId", id, "siteId", site, "kind", "COMPANY");
    }

    private static Map<String, ?> login(String link, String site, String customer) {
        return Map.of("linkId", link, "siteId", site, "loginId", "login-1", "customerId", customer);
    }

    /** Over all pages, two requests on each. */
    private static List<String> idsOf(Http person) {
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = person.get(MY + "?limit=2" + next).expect(200).json();
            page.path("items").forEach(item -> ids.add(item.path("requestId").asString()));
            next = page.path("next").isString() ? "&cursor=" + page.path("next").asString() : "";
        } while (!next.isEmpty());
        return ids;
    }

    @Test
    void listsAreFilteredPagedAndExported() {
        for (int i = 0; i < 3; i++) {
            desk.post(path(SITE, "requests"), body()).expect(201);
        }
        Http.Answer page =
                desk.get(path(SITE, "requests?category=BILLING&limit=2")).expect(200);
        assertThat(page.json().path("items")).hasSize(2);
        assertThat(desk.get(path(SITE, "requests?category=BILLING&limit=2&cursor=" + page.at("/next")))
                        .expect(200)
                        .json()
                        .path("items"))
                .isNotEmpty();
        Http.Answer file = desk.with("Accept-Language", "en")
                .get(path(SITE, "requests?category=BILLING&format=csv"))
                .expect(200);
        assertThat(file.text()).contains("Request,Status,Channel").contains("BILLING");
    }

    @Test
    void theIndexesOfEveryFeatureAreThere() {
        List<String> keys = new ArrayList<>();
        SERVER.bean(Database.class)
                .unbounded("serviceRequests")
                .listIndexes()
                .forEach(index ->
                        keys.addAll(index.get("key", org.bson.Document.class).keySet()));
        assertThat(keys).contains("state.intake.source.occurrence", "outbox.shard");
    }

    private static Map<String, Object> row(String id, String... changes) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", id);
        row.put("createdAt", "2025-08-28T09:00:00");
        row.put("closedAt", "2025-08-29T10:30:00");
        row.put("dueAt", "2025-08-30T09:00:00");
        row.put("category", "Trees");
        row.put("detail", "Tree " + id);
        row.put("place", "B00001");
        row.put("channel", "Call");
        row.put("status", "Closed");
        row.put("resolution", "Case Resolved: done");
        for (int i = 0; i < changes.length; i += 2) {
            row.put(changes[i], changes[i + 1]);
        }
        return row;
    }

    private static Map<String, Object> batch(String system, List<Map<String, Object>> rows) {
        return Map.of(
                "system", system,
                "categories", Map.of("Trees", Map.of("kind", "REPAIR", "category", "GREENING")),
                "channels", Map.of("Call", "PHONE"),
                "outcomes", Map.of("Case Resolved", "RESOLVED"),
                "rows", rows);
    }

    @Test
    void historyIsImportedRowByRowWithReasons() {
        Http director = SERVER.as("director");
        List<Map<String, Object>> rows = List.of(
                row("H1"),
                row("H2", "closedAt", "2025-08-28T08:00:00"),
                row("H3", "resolution", "Case Invalid: test case"),
                row("H4", "place", null),
                row("H5", "category", "Potholes"),
                row("H6", "detail", "Tree H1"),
                row("H7", "unit", "101"),
                row("H8", "unit", "999"),
                row("H9", "closedAt", null, "status", "Open"));
        String key = UUID.randomUUID().toString();
        Http.Answer done = director.post(path(SITE, "request-imports"), batch("old-desk", rows), key)
                .expect(201);
        assertThat(done.at("/accepted")).isEqualTo("3");
        assertThat(done.at("/held")).isEqualTo("4");
        assertThat(done.at("/refused")).isEqualTo("2");
        JsonNode codes = done.json().path("codes");
        for (String code : List.of(
                "CLOSED_BEFORE_CREATED",
                "TEST_CASE",
                "MISSING_PLACE",
                "UNKNOWN_CATEGORY",
                "DUPLICATE",
                "UNKNOWN_UNIT")) {
            assertThat(codes.path(code).asInt()).as(code).isEqualTo(1);
        }
        JsonNode report = director.get(done.header("Location")).expect(200).json();
        assertThat(report.path("findings")).hasSize(6);

        Http.Answer again = director.post(path(SITE, "request-imports"), batch("old-desk", rows), key)
                .expect(201);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.text()).isEqualTo(done.text());
        List<Map<String, Object>> overlap = List.of(row("H1"), row("H9", "closedAt", "2025-09-01T00:00:00"));
        Http.Answer next = director.post(path(SITE, "request-imports"), batch("old-desk", overlap))
                .expect(201);
        assertThat(next.at("/accepted")).isEqualTo("1");
        assertThat(next.at("/codes/IMPORTED_DIFFERENTLY")).isEqualTo("1");

        heldOnesAreReleasedOrDropped();
        desk.post(path(SITE, "request-imports"), batch("old-desk", rows)).expect(403, "NO_PERMISSION");
    }

    private void heldOnesAreReleasedOrDropped() {
        JsonNode held =
                desk.get(path(SITE, "requests?status=HELD")).expect(200).json().path("items");
        assertThat(held).hasSize(4);
        for (JsonNode request : held) {
            String id = request.path("requestId").asString();
            switch (request.path("holdReason").asString()) {
                case "MISSING_PLACE" -> {
                    desk.post(request(id) + "/release", Map.of()).expect(422, "PLACE_REQUIRED");
                    desk.post(request(id) + "/release", Map.of("place", "main gate"))
                            .expect(200);
                }
                case "UNKNOWN_CATEGORY" ->
                    desk.post(request(id) + "/release", Map.of("category", "PARKING"))
                            .expect(200);
                case "UNKNOWN_UNIT" ->
                    desk.post(request(id) + "/release", Map.of("unitId", UNIT)).expect(200);
                default ->
                    SERVER.as("director").post(request(id) + "/dismiss", null).expect(200);
            }
        }
        Eventually.passes(() -> assertThat(
                        desk.get(path(SITE, "requests?status=HELD")).json().path("items"))
                .isEmpty());
    }
}
