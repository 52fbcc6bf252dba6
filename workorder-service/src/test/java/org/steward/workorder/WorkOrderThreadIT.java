package org.steward.workorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.workorder.WorkorderServer.OTHER_SITE;
import static org.steward.workorder.WorkorderServer.REGION;
import static org.steward.workorder.WorkorderServer.RESIDENT;
import static org.steward.workorder.WorkorderServer.SITE;
import static org.steward.workorder.WorkorderServer.UNIT;
import static org.steward.workorder.WorkorderServer.path;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steward.platform.fixture.Duty;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import tools.jackson.databind.JsonNode;

/** The thread of a job over HTTP: request, order, charge on the account, call-back, close. */
class WorkOrderThreadIT {

    private static final WorkorderServer SERVER = WorkorderServer.running();
    private static final Map<String, ?> REPAIR =
            Map.of("item", "repair", "amount", Map.of("amount", "80.00", "currency", "CNY"));

    private final Http desk = SERVER.as("desk");
    private final Http technician = SERVER.as("technician");

    @BeforeEach
    void mondayMorning() {
        SERVER.clock().freeze(WorkorderServer.START);
    }

    @AfterAll
    static void everyEventIsAsItsSchemaSays() {
        assertThat(SERVER.events.faults()).isEmpty();
    }

    private static String order(String orderId) {
        return path(SITE, "work-orders/" + orderId);
    }

    private static void billingSays(String type, String orderId, Map<String, ?> more) {
        Map<String, Object> data = new java.util.HashMap<>(more);
        data.put("siteId", SITE);
        data.put("source", Map.of("type", "workOrder", "id", orderId));
        // An account per order, so that the sequence of each is its own.
        SERVER.say("billing", "account", "acc-" + orderId, type, SITE, data);
    }

    @Test
    @Duty({"W1", "W2", "W3", "W4"})
    void aRequestBecomesAnOrderAChargeACallBackAndIsClosed() {
        String requestId = SERVER.request("COMPLAINT");
        desk.post(path(SITE, "requests/" + requestId + "/acknowledge"), null).expect(200);
        String orderId = SERVER.order(requestId);
        Eventually.passes(() -> assertThat(desk.get(path(SITE, "requests/" + requestId))
                        .expect(200)
                        .at("/status"))
                .isEqualTo("IN_PROGRESS"));
        SERVER.complete(orderId, REPAIR);

        JsonNode asked =
                SERVER.events.await("work-order.charge-requested", orderId).data();
        assertThat(asked.at("/unitId").asString()).isEqualTo(UNIT);
        assertThat(asked.at("/customerId").asString()).isEqualTo(RESIDENT);
        assertThat(asked.at("/amount/amount").asString()).isEqualTo("80.00");
        desk.post(order(orderId) + "/close", Map.of()).expect(409, "CALL_BACK_REQUIRED");
        desk.post(order(orderId) + "/call-back", Map.of("satisfied", true, "score", 5))
                .expect(200);
        desk.post(order(orderId) + "/close", Map.of()).expect(409, "CHARGE_OUTSTANDING");

        billingSays("charge.raised", orderId, Map.of("accountId", "acc-1", "charges", List.of()));
        Eventually.passes(() -> desk.post(order(orderId) + "/close", Map.of()).expect(200));
        assertThat(SERVER.orderNow(orderId).at("/charge/state").asString()).isEqualTo("CONFIRMED");
        Eventually.passes(() -> assertThat(desk.get(path(SITE, "requests/" + requestId))
                        .expect(200)
                        .at("/outcome"))
                .isEqualTo("RESOLVED"));

        SERVER.events.await("work-order.closed", orderId);
        assertThat(SERVER.events.typesOf(orderId))
                .containsExactly(
                        "work-order.created",
                        "work-order.assigned",
                        "work-order.started",
                        "work-order.completed",
                        "work-order.charge-requested",
                        "work-order.called-back",
                        "work-order.charge-confirmed",
                        "work-order.closed");
        SERVER.events.await("service-request.closed", requestId);
        assertThat(SERVER.events.typesOf(requestId))
                .containsExactly(
                        "service-request.received",
                        "service-request.acknowledged",
                        "service-request.order-attached",
                        "service-request.order-ended",
                        "service-request.closed");
    }

    @Test
    @Duty("W2")
    void aChargeBillingRefusesIsAskedForAgain() {
        String orderId = SERVER.order(SERVER.request("REPAIR"));
        SERVER.complete(orderId, REPAIR);
        billingSays("charge.refused", orderId, Map.of("requestId", "cr-1", "code", "NO_ACCOUNT"));
        Eventually.passes(() -> assertThat(
                        SERVER.orderNow(orderId).at("/charges/0/refusalCode").asString(""))
                .isEqualTo("NO_ACCOUNT"));
        desk.post(order(orderId) + "/call-back", Map.of("satisfied", true, "score", 4))
                .expect(200);
        desk.post(order(orderId) + "/close", Map.of()).expect(409, "CHARGE_REFUSED");
        desk.post(order(orderId) + "/charge-again", null).expect(200);
        billingSays("charge.raised", orderId, Map.of("accountId", "acc-2", "charges", List.of()));
        Eventually.passes(() -> desk.post(order(orderId) + "/close", Map.of()).expect(200));
    }

    @Test
    @Duty("W2")
    void aCancelledOrderTakesItsChargeBack() {
        String orderId = SERVER.order(SERVER.request("REPAIR"));
        SERVER.complete(orderId, REPAIR);
        desk.post(order(orderId) + "/cancel", Map.of("reason", "ENTERED_IN_ERROR"))
                .expect(403, "NO_PERMISSION");
        SERVER.as("director")
                .post(order(orderId) + "/cancel", Map.of("reason", "ENTERED_IN_ERROR"))
                .expect(200);
        SERVER.events.await("work-order.charge-reversal-requested", orderId);
        billingSays("charge.raised", orderId, Map.of("accountId", "acc-3", "charges", List.of()));
        billingSays("charge.reversed", orderId, Map.of("accountId", "acc-3"));
        Eventually.passes(
                () -> assertThat(SERVER.orderNow(orderId).at("/charges/0/state").asString())
                        .isEqualTo("REVERSED"));
    }

    @Test
    @Duty({"W2", "W3"})
    void billingThatDoesNotAnswerIsEscalatedByTheTimer() {
        String orderId = SERVER.order(SERVER.request("REPAIR"));
        SERVER.complete(orderId, REPAIR);
        SERVER.clock().advance(Duration.ofMinutes(15));
        SERVER.events.await("work-order.charge-escalated", orderId);
        billingSays("charge.raised", orderId, Map.of("accountId", "acc-4", "charges", List.of()));
        SERVER.events.await("work-order.charge-confirmed", orderId);
    }

    @Test
    @Duty("W3")
    void aMissedResponseIsSaidByTheTimerInWorkingHours() {
        String orderId = SERVER.order(SERVER.request("REPAIR"));
        // 09:00 on a Monday, four working hours, an hour and a half for lunch.
        assertThat(SERVER.orderNow(orderId).at("/promise/respondBy").asString()).isEqualTo("2026-03-02T06:30:00Z");
        SERVER.clock().advance(Duration.ofMinutes(330).plusMillis(1));
        JsonNode overdue = SERVER.events.await("work-order.overdue", orderId).data();
        assertThat(overdue.at("/clock").asString()).isEqualTo("RESPONSE");
        assertThat(desk.get(path(SITE, "work-orders?overdue=true"))
                        .expect(200)
                        .json()
                        .path("items"))
                .as("its resolution is not overdue yet")
                .noneMatch(item -> item.path("id").asString().equals(orderId));
    }

    @Test
    @Duty("W4")
    void aDissatisfiedCustomerReopensTheOrder() {
        String orderId = SERVER.order(SERVER.request("COMPLAINT"));
        SERVER.complete(orderId, null);
        technician
                .post(order(orderId) + "/call-back", Map.of("satisfied", true, "score", 5))
                .expect(403, "NO_PERMISSION");
        desk.post(order(orderId) + "/call-back", Map.of("satisfied", false, "score", 7))
                .expect(422, "SCORE_OUT_OF_RANGE");
        desk.post(order(orderId) + "/call-back", Map.of("satisfied", false, "score", 1, "comment", "still drips"))
                .expect(200);
        SERVER.events.await("work-order.reopened", orderId);
        assertThat(SERVER.orderNow(orderId).at("/status").asString()).isEqualTo("REOPENED");
        assertThat(SERVER.events.await("work-order.called-back", orderId).data().has("comment"))
                .as("words stay in the document")
                .isFalse();
    }

    @Test
    @Duty({"S2", "W2"})
    void aFindingOfAPatrolBecomesOneOrder() {
        Map<String, ?> data = Map.of(
                "findingId",
                "f-1",
                "siteId",
                SITE,
                "patrolId",
                "p-1",
                "checkpointId",
                "cp-1",
                "category",
                "LIGHTING",
                "severity",
                "HIGH");
        SERVER.say("security", "finding", "f-1", "finding.reported", SITE, data);
        JsonNode created = SERVER.events
                .await(
                        "work-order.created",
                        event -> event.data().path("findingId").asString("").equals("f-1"))
                .data();
        assertThat(created.at("/category").asString()).isEqualTo("LIGHTING");
        assertThat(created.at("/priority").asString()).isEqualTo("HIGH");
        // Security says it again under a new event, as after a restore: still one order.
        SERVER.say("security", "finding", "f-1", "finding.reported", SITE, data);
        SERVER.say(
                "security",
                "finding",
                "f-2",
                "finding.reported",
                SITE,
                Map.of("findingId", "f-2", "siteId", SITE, "category", "A_NEW_WORD", "severity", "LOW"));
        SERVER.events.await(
                "work-order.created",
                event -> event.data().path("findingId").asString("").equals("f-2"));
        assertThat(SERVER.events.matching(event -> event.type().contains("work-order.created")
                        && event.data().path("findingId").asString("").equals("f-1")))
                .hasSize(1);
    }

    @Test
    @Duty("W2")
    void onlySomebodyOfTheSiteIsAssigned() {
        String orderId = SERVER.order(SERVER.request("REPAIR"));
        desk.post(order(orderId) + "/assign", Map.of("assigneeId", "technician-b"))
                .expect(422, "ASSIGNEE_NOT_AT_SITE");
        desk.post(order(orderId) + "/assign", Map.of("assigneeId", "nobody")).expect(422, "ASSIGNEE_NOT_AT_SITE");
        desk.post(order(orderId) + "/assign", Map.of("assigneeId", "technician"))
                .expect(200);
        SERVER.as("technician-2").post(order(orderId) + "/start", null).expect(403, "NOT_THE_ASSIGNEE");
    }

    @Test
    @Duty({"W2", "X3"})
    void nothingOfAnotherSiteIsSeenOrTouched() {
        String requestId = SERVER.request("REPAIR");
        String orderId = SERVER.order(requestId);
        Http foreign = SERVER.as("desk-b");
        foreign.get(order(orderId)).expect(404, "NOT_FOUND");
        foreign.get(path(OTHER_SITE, "work-orders/" + orderId)).expect(404, "NOT_FOUND");
        foreign.get(path(OTHER_SITE, "requests/" + requestId)).expect(404, "NOT_FOUND");
        foreign.post(path(OTHER_SITE, "work-orders/" + orderId + "/assign"), Map.of("assigneeId", "desk-b"))
                .expect(404, "NOT_FOUND");
        foreign.post(path(OTHER_SITE, "work-orders"), Map.of("requestId", requestId))
                .expect(422, "REQUEST_UNKNOWN");
        SERVER.as("guard").post(path(SITE, "requests"), Map.of()).expect(403, "NO_PERMISSION");
        SERVER.anyone().get(order(orderId)).expect(401);
    }

    @Test
    @Duty("W2")
    void aRepeatIsAnsweredLikeTheFirstAndAStaleEditIsRefused() {
        String orderId = SERVER.order(SERVER.request("REPAIR"));
        Map<String, ?> body = Map.of("assigneeId", "technician");
        String version = desk.get(order(orderId)).expect(200).etag();
        Http.Answer first = desk.post(order(orderId) + "/assign", body, "assign-" + orderId, version)
                .expect(200);
        Http.Answer again =
                desk.post(order(orderId) + "/assign", body, "assign-" + orderId).expect(200);
        assertThat(again.text()).isEqualTo(first.text());
        desk.post(order(orderId) + "/assign", Map.of("assigneeId", "technician-2"), "assign-" + orderId)
                .expect(422, "IDEMPOTENCY_KEY_REUSED");
        desk.post(order(orderId) + "/assign", Map.of("assigneeId", "technician-2"), "other-" + orderId, version)
                .expect(412, "STALE_VERSION");
        desk.post(order(orderId) + "/assign", Map.of("assigneeId", "technician", "colour", "red"))
                .expect(400, "UNKNOWN_FIELD");
        desk.post(order(orderId) + "/pause", Map.of()).expect(403);
        technician.post(order(orderId) + "/pause", Map.of()).expect(422, "VALUE_MISSING");
    }

    @Test
    @Duty({"W3", "W4"})
    void aRegionalManagerSeesTheSitesSideBySide() {
        String orderId = SERVER.order(SERVER.request("COMPLAINT"));
        SERVER.complete(orderId, null);
        desk.post(order(orderId) + "/call-back", Map.of("satisfied", true, "score", 5))
                .expect(200);
        Http.Answer overview = SERVER.as("regional")
                .get("/api/workorder/v1/regions/" + REGION + "/overview")
                .expect(200);
        JsonNode sites = overview.json().path("sites");
        assertThat(sites).hasSize(2);
        JsonNode north = sites.get(0).path("siteId").asString().equals(SITE) ? sites.get(0) : sites.get(1);
        assertThat(north.path("completedOrders").asInt()).isPositive();
        assertThat(north.path("callBacks").asInt()).isPositive();
        assertThat(north.path("openRequests").asInt()).isPositive();
        desk.get("/api/workorder/v1/regions/" + REGION + "/overview").expect(404, "NOT_FOUND");
    }
}
