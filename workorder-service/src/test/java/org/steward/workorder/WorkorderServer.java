package org.steward.workorder;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.steward.platform.clock.DrivenClock;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.Peers;
import org.steward.platform.fixture.PublishedEvents;
import org.steward.platform.fixture.RunningService;
import tools.jackson.databind.JsonNode;

/**
 * The one running workorder-service of a test run, alone: what staff, billing and security would say is said by the test.
 * Two sites in one region, a person in each kind of position, a unit with its resident.
 */
public final class WorkorderServer {

    public static final String SITE = "s-north";
    public static final String OTHER_SITE = "s-south";
    public static final String REGION = "r-1";
    public static final String UNIT = "u-101";
    public static final String RESIDENT = "c-resident";
    public static final String NEIGHBOUR = "c-neighbour";

    /** A Monday, in working hours of the sites. */
    public static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    private static final WorkorderServer RUNNING = new WorkorderServer();

    public final PublishedEvents events;
    private final RunningService service = RunningService.of(WorkorderApplication.class, "workorder")
            .onADrivenClock()
            // Only what must be called back is, so that the tests choose.
            .with("steward.workorder.order.call-back-sample-one-in", Integer.MAX_VALUE)
            .start();
    private final Peers peers = new Peers(service.broker(), START.minusSeconds(3600));

    private WorkorderServer() {
        clock().freeze(START);
        events = new PublishedEvents(service.broker(), "workorder");
        organisation();
        registry();
        Eventually.passes(() -> {
            as("director").get(path(SITE, "requests")).expect(200);
            as("desk-b").get(path(OTHER_SITE, "requests")).expect(200);
            as("technician").get(path(SITE, "requests")).expect(200);
            resident(NEIGHBOUR).get("/api/workorder/v1/my/requests").expect(200);
        });
    }

    public static WorkorderServer running() {
        return RUNNING;
    }

    private void organisation() {
        peers.region(REGION);
        peers.site(SITE, REGION);
        peers.site(OTHER_SITE, REGION);
        for (String role : List.of("FRONT_DESK", "TECHNICIAN", "SITE_DIRECTOR", "GUARD", "REGIONAL_MANAGER")) {
            peers.position(role, role);
        }
        peers.employee("desk", "FRONT_DESK", SITE);
        peers.employee("technician", "TECHNICIAN", SITE);
        peers.employee("technician-2", "TECHNICIAN", SITE);
        peers.employee("director", "SITE_DIRECTOR", SITE);
        peers.employee("guard", "GUARD", SITE);
        peers.employee("desk-b", "FRONT_DESK", OTHER_SITE);
        peers.employee("technician-b", "TECHNICIAN", OTHER_SITE);
        peers.joins("regional", "REGIONAL_MANAGER", Map.of("level", "REGION", "regionId", REGION));
    }

    private void registry() {
        say(
                "billing",
                "building",
                "b-1",
                "building.registered",
                SITE,
                Map.of("buildingId", "b-1", "siteId", SITE, "code", "B00001", "name", "Block 1"));
        unit(UNIT, "101", RESIDENT);
        unit("u-102", "102", NEIGHBOUR);
        for (String customer : List.of(RESIDENT, NEIGHBOUR)) {
            say(
                    "billing",
                    "customer",
                    customer,
                    "customer.registered",
                    SITE,
                    Map.of("customerId", customer, "siteId", SITE, "kind", "PERSON"));
        }
    }

    private void unit(String unitId, String code, String occupant) {
        say(
                "billing",
                "unit",
                unitId,
                "unit.registered",
                SITE,
                Map.of(
                        "unitId",
                        unitId,
                        "siteId",
                        SITE,
                        "buildingId",
                        "b-1",
                        "code",
                        code,
                        "kind",
                        "FLAT",
                        "builtArea",
                        "88.50"));
        say(
                "billing",
                "unit",
                unitId,
                "occupancy.started",
                SITE,
                Map.of(
                        "unitId",
                        unitId,
                        "siteId",
                        SITE,
                        "customerId",
                        occupant,
                        "role",
                        "OWNER",
                        "payer",
                        true,
                        "from",
                        "2020-01-01"));
    }

    /** Publishes the next event of an aggregate of another service; {@code type} without service, prefix and version. */
    public void say(String peer, String aggregateType, String id, String type, String scope, Map<String, ?> data) {
        peers.say(peer, aggregateType, id, type, scope, data);
    }

    public Http as(String employee) {
        return service.as(employee);
    }

    public Http resident(String customer) {
        return service.customer(customer);
    }

    public Http anyone() {
        return service.anyone();
    }

    public <T> T bean(Class<T> type) {
        return service.bean(type);
    }

    public DrivenClock clock() {
        return service.clock();
    }

    public static String path(String site, String rest) {
        return "/api/workorder/v1/sites/" + site + '/' + rest;
    }

    /** A request of the resident's unit as the desk takes it in; its id. */
    public String request(String kind) {
        return as("desk")
                .post(
                        path(SITE, "requests"),
                        Map.of(
                                "channel",
                                "PHONE",
                                "kind",
                                kind,
                                "category",
                                "PLUMBING",
                                "unitId",
                                UNIT,
                                "customerId",
                                RESIDENT,
                                "description",
                                "tap drips"))
                .expect(201)
                .at("/id");
    }

    /** An order that answers the request; its id. */
    public String order(String requestId) {
        return as("desk")
                .post(path(SITE, "work-orders"), Map.of("requestId", requestId))
                .expect(201)
                .at("/id");
    }

    /** The order brought to COMPLETED by the technician; {@code chargeable} may be null. */
    public void complete(String orderId, Map<String, ?> chargeable) {
        String order = path(SITE, "work-orders/" + orderId);
        as("desk").post(order + "/assign", Map.of("assigneeId", "technician")).expect(200);
        as("technician").post(order + "/start", null).expect(200);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("materials", List.of(Map.of("code", "M-12", "quantity", "2", "unitOfMeasure", "piece")));
        if (chargeable != null) {
            body.put("chargeable", chargeable);
        }
        as("technician").post(order + "/complete", body).expect(200);
    }

    public JsonNode orderNow(String orderId) {
        return as("desk").get(path(SITE, "work-orders/" + orderId)).expect(200).json();
    }
}
