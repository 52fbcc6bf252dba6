package org.steward.workorder;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.steward.platform.ServiceLauncher;
import org.steward.platform.clock.DrivenClock;
import org.steward.platform.fixture.EventTopic;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.FreePort;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.PublishedEvents;
import org.steward.platform.fixture.SharedServers;
import org.steward.platform.fixture.Tokens;
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
    private final Tokens tokens = new Tokens();
    private final Http anyone;
    private final ConfigurableApplicationContext service;
    private final Map<String, EventTopic> topics = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();

    private WorkorderServer() {
        for (String peer : List.of("staff", "billing", "security")) {
            topics.put(peer, EventTopic.of(SharedServers.broker(), peer));
        }
        int port = FreePort.find();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", port);
        settings.put("steward.mongodb.uri", SharedServers.database().uri());
        settings.put("steward.mongodb.database", SharedServers.freshDatabaseName(WorkorderServer.class));
        settings.put("steward.kafka.bootstrap-servers", SharedServers.broker().bootstrapServers());
        settings.put("steward.identity.issuer", tokens.issuer());
        settings.put("steward.clock.driven", "true");
        // Only what must be called back is, so that the tests choose.
        settings.put("steward.workorder.order.call-back-sample-one-in", Integer.MAX_VALUE);
        service = ServiceLauncher.start(WorkorderApplication.class, "workorder", settings);
        clock().freeze(START);
        anyone = Http.at(port);
        events = new PublishedEvents(SharedServers.broker(), "workorder");
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
        say("staff", "region", REGION, "region.created", "company", Map.of("regionId", REGION, "name", "North"));
        for (String site : List.of(SITE, OTHER_SITE)) {
            say(
                    "staff",
                    "site",
                    site,
                    "site.planned",
                    "company",
                    Map.of(
                            "siteId",
                            site,
                            "code",
                            site,
                            "regionId",
                            REGION,
                            "name",
                            site,
                            "kind",
                            "HOUSING",
                            "zone",
                            "Asia/Shanghai",
                            "currency",
                            "CNY"));
            say("staff", "site", site, "site.opened", "company", Map.of("siteId", site));
        }
        for (String role : List.of("FRONT_DESK", "TECHNICIAN", "SITE_DIRECTOR", "GUARD", "REGIONAL_MANAGER")) {
            say(
                    "staff",
                    "position",
                    role,
                    "position.defined",
                    "company",
                    Map.of("positionId", role, "code", role, "roles", List.of(role), "reportsTo", List.of()));
        }
        joins("desk", "FRONT_DESK", SITE);
        joins("technician", "TECHNICIAN", SITE);
        joins("technician-2", "TECHNICIAN", SITE);
        joins("director", "SITE_DIRECTOR", SITE);
        joins("guard", "GUARD", SITE);
        joins("desk-b", "FRONT_DESK", OTHER_SITE);
        joins("technician-b", "TECHNICIAN", OTHER_SITE);
        say(
                "staff",
                "employee",
                "regional",
                "employee.joined",
                "company",
                Map.of(
                        "employeeId",
                        "regional",
                        "employeeNumber",
                        "n-regional",
                        "assignment",
                        Map.of(
                                "assignmentId",
                                "a-regional",
                                "positionId",
                                "REGIONAL_MANAGER",
                                "level",
                                "REGION",
                                "regionId",
                                REGION,
                                "validFrom",
                                "2020-01-01T00:00:00Z")));
    }

    private void joins(String employee, String role, String site) {
        say(
                "staff",
                "employee",
                employee,
                "employee.joined",
                "company",
                Map.of(
                        "employeeId",
                        employee,
                        "employeeNumber",
                        "n-" + employee,
                        "assignment",
                        Map.of(
                                "assignmentId",
                                "a-" + employee,
                                "positionId",
                                role,
                                "level",
                                "SITE",
                                "siteId",
                                site,
                                "validFrom",
                                "2020-01-01T00:00:00Z")));
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
        long sequence = sequences.merge(peer + '/' + id, 1L, Long::sum);
        topics.get(peer)
                .publish(new EventTopic.Event(
                        aggregateType, id, sequence, peer + '.' + type + ".v1", scope, START.minusSeconds(3600), data));
    }

    public Http as(String employee) {
        return anyone.as(tokens.employee(employee));
    }

    public Http resident(String customer) {
        return anyone.as(tokens.customer(customer));
    }

    public Http anyone() {
        return anyone;
    }

    public <T> T bean(Class<T> type) {
        return service.getBean(type);
    }

    public DrivenClock clock() {
        return service.getBean(DrivenClock.class);
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
