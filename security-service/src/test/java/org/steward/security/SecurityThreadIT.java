package org.steward.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steward.platform.clock.DrivenClock;
import org.steward.platform.fixture.Duty;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.Peers;
import org.steward.platform.fixture.PublishedEvents;
import org.steward.platform.fixture.RunningService;
import tools.jackson.databind.JsonNode;

/** The thread of a patrol over HTTP: post, route, plan, walks, scans, misses, late evidence, findings. */
@Duty({"S1", "S2", "S3"})
class SecurityThreadIT {

    private static final String SITE = "s-north";
    private static final String OTHER_SITE = "s-south";

    /** Two hours before the walks of the day begin at 22:00 in Shanghai. */
    private static final Instant EVENING = Instant.parse("2026-03-02T12:00:00Z");

    private static final Instant WALK = Instant.parse("2026-03-02T14:00:00Z");
    private static RunningService service;
    private static Peers peers;
    private static PublishedEvents events;
    private static int routes;

    private final Http captain = as("captain");
    private final Http guard = as("guard");

    @BeforeAll
    static void start() {
        service = RunningService.of(SecurityApplication.class, "security")
                .onADrivenClock()
                .start();
        clock().freeze(EVENING);
        events = new PublishedEvents(service.broker(), "security");
        peers = new Peers(service.broker(), EVENING.minusSeconds(3600));
        peers.region("r-1");
        peers.site(SITE, "r-1");
        peers.site(OTHER_SITE, "r-1");
        for (String role : List.of("SECURITY_CAPTAIN", "GUARD", "REGIONAL_MANAGER")) {
            peers.position(role, role);
        }
        peers.employee("captain", "SECURITY_CAPTAIN", SITE);
        peers.employee("guard", "GUARD", SITE);
        peers.employee("guard-b", "GUARD", OTHER_SITE);
        peers.joins("regional", "REGIONAL_MANAGER", Map.of("level", "REGION", "regionId", "r-1"));
        Eventually.passes(() -> {
            as("captain").get(path(SITE, "patrols")).expect(200);
            as("guard").get(path(SITE, "patrols")).expect(200);
            as("guard-b").get(path(OTHER_SITE, "patrols")).expect(200);
            as("regional").get("/api/security/v1/regions/r-1/overview").expect(200);
        });
    }

    @AfterAll
    static void stop() {
        assertThat(events.faults()).isEmpty();
        service.close();
        events.close();
        peers.close();
    }

    @BeforeEach
    void evening() {
        clock().freeze(EVENING);
    }

    private static Http as(String employee) {
        return service.as(employee);
    }

    private static DrivenClock clock() {
        return service.clock();
    }

    private static String path(String site, String rest) {
        return "/api/security/v1/sites/" + site + '/' + rest;
    }

    /** A route of its own with a plan that is walked at 22:00 every day; the id of the plan. */
    private String plan() {
        String route = captain.post(
                        path(SITE, "patrol-routes"),
                        Map.of(
                                "code",
                                "N" + ++routes,
                                "name",
                                "Night round",
                                "checkpoints",
                                List.of(
                                        Map.of("code", "A", "tag", "QR", "name", "gate"),
                                        Map.of("code", "B", "tag", "NFC", "name", "roof"))))
                .expect(201)
                .at("/id");
        return captain.post(
                        path(SITE, "patrol-plans"),
                        Map.of(
                                "routeId",
                                route,
                                "days",
                                List.of(DayOfWeek.values()),
                                "times",
                                List.of("22:00"),
                                "duration",
                                "PT30M",
                                "grace",
                                "PT15M",
                                "from",
                                "2026-03-01"))
                .expect(201)
                .at("/id");
    }

    /** The patrol of the plan that starts at 22:00 today, once the timer has made it. */
    private String patrol(String planId) {
        return Eventually.value(
                        "the patrol",
                        () -> captain.get(path(SITE, "patrols?planId=" + planId + "&to=2026-03-03T00:00:00Z"))
                                .expect(200)
                                .json()
                                .path("items"),
                        items -> !items.isEmpty())
                .get(0)
                .path("patrolId")
                .asString();
    }

    private static Map<String, ?> scan(String id, String code, Instant at, boolean offline) {
        return Map.of("scanId", id, "code", code, "at", at, "offline", offline);
    }

    private JsonNode now(String patrolId) {
        return captain.get(path(SITE, "patrols/" + patrolId)).expect(200).json();
    }

    @Test
    void guardPostsAreKeptWithIfMatch() {
        Map<String, ?> gate = Map.of("code", "G1", "name", "North gate", "place", "pond", "requiredGuards", 2);
        Http.Answer made =
                captain.post(path(SITE, "guard-posts"), gate, "post-1").expect(201);
        assertThat(captain.post(path(SITE, "guard-posts"), gate, "post-1").text())
                .isEqualTo(made.text());
        captain.post(path(SITE, "guard-posts"), gate).expect(409, "CODE_TAKEN");
        String post = path(SITE, "guard-posts/" + made.at("/id"));
        Map<String, ?> change = Map.of("name", "North gate", "place", "pond", "requiredGuards", 3);
        captain.send("PUT", post, change, Map.of()).expect(428, "IF_MATCH_REQUIRED");
        captain.put(post, change, "\"7\"").expect(412, "STALE_VERSION");
        captain.put(post, change, captain.get(post).etag()).expect(200);
        guard.put(post, change, "\"2\"").expect(403, "NO_PERMISSION");
        as("guard-b").get(post).expect(404, "NOT_FOUND");
    }

    @Test
    void aMissedRoundIsDetectedByItselfAndLateEvidenceRecoversItWithoutErasingTheMiss() {
        String patrolId = patrol(plan());
        clock().freeze(WALK.plus(Duration.ofMinutes(45)).minusMillis(1));
        assertThat(now(patrolId).path("status").asString()).isEqualTo("SCHEDULED");
        clock().freeze(WALK.plus(Duration.ofMinutes(45)));
        assertThat(events.await("patrol.missed", patrolId)
                        .data()
                        .path("missedAt")
                        .asString())
                .isEqualTo("2026-03-02T14:45:00Z");
        clock().freeze(WALK.plus(Duration.ofHours(9)));
        Map<String, ?> batch = Map.of(
                "scans",
                List.of(scan("x-1", "A", WALK.plusSeconds(300), true), scan("x-2", "B", WALK.plusSeconds(900), true)));
        guard.post(path(SITE, "patrols/" + patrolId + "/scans"), batch).expect(200);
        guard.post(path(SITE, "patrols/" + patrolId + "/scans"), batch).expect(200);
        JsonNode recovered = now(patrolId);
        assertThat(recovered.path("status").asString()).isEqualTo("RECOVERED");
        assertThat(recovered.at("/verdict/status").asString()).isEqualTo("MISSED");
        assertThat(recovered.path("scans")).hasSize(2);
        events.await("patrol.recovered", patrolId);
        assertThat(events.typesOf(patrolId))
                .containsExactly(
                        "patrol.scheduled",
                        "patrol.missed",
                        "patrol.scan-recorded",
                        "patrol.scan-recorded",
                        "patrol.recovered");
    }

    @Test
    void aWalkInTimeIsCompleteAndStrangeCodesAreRefused() {
        String patrolId = patrol(plan());
        String scans = path(SITE, "patrols/" + patrolId + "/scans");
        clock().freeze(WALK.plusSeconds(60));
        guard.post(scans, Map.of("scans", List.of(scan("y-1", "Z", WALK, false))))
                .expect(422, "CHECKPOINT_UNKNOWN");
        guard.post(scans, Map.of("scans", List.of(scan("y-1", "A", WALK.plusSeconds(60), false))))
                .expect(200);
        clock().freeze(WALK.plusSeconds(600));
        guard.post(scans, Map.of("scans", List.of(scan("y-2", "B", WALK.plusSeconds(600), false))))
                .expect(200);
        assertThat(now(patrolId).path("status").asString()).isEqualTo("COMPLETE");
        as("guard-b")
                .post(
                        path(OTHER_SITE, "patrols/" + patrolId + "/scans"),
                        Map.of("scans", List.of(scan("y-3", "A", WALK, false))))
                .expect(404, "NOT_FOUND");
    }

    @Test
    void aSuspendedPlanWithdrawsItsWalksAndAResumedOnePlansThemAgain() {
        String planId = plan();
        String patrolId = patrol(planId);
        captain.post(path(SITE, "patrol-plans/" + planId + "/suspend"), null).expect(200);
        Eventually.passes(
                () -> assertThat(now(patrolId).path("status").asString()).isEqualTo("CANCELLED"));
        captain.post(path(SITE, "patrol-plans/" + planId + "/resume"), null).expect(200);
        Eventually.passes(
                () -> assertThat(now(patrolId).path("status").asString()).isEqualTo("SCHEDULED"));
    }

    @Test
    void aFindingShowsItsWorkOrderAndItsEnd() {
        String patrolId = patrol(plan());
        String checkpoint = now(patrolId).at("/checkpoints/0/checkpointId").asString();
        Map<String, ?> report = Map.of(
                "patrolId",
                patrolId,
                "checkpointId",
                checkpoint,
                "category",
                "LIGHTING",
                "severity",
                "HIGH",
                "description",
                "lamp out");
        String id = guard.post(path(SITE, "findings"), report).expect(201).at("/id");
        assertThat(events.await("finding.reported", id).data().has("description"))
                .isFalse();
        Map<String, ?> order = Map.of("workOrderId", "o-" + id, "siteId", SITE, "findingId", id);
        peers.say("workorder", "workOrder", "o-" + id, "work-order.created", SITE, order);
        Eventually.passes(
                () -> assertThat(guard.get(path(SITE, "findings/" + id)).at("/workOrderId"))
                        .isEqualTo("o-" + id));
        peers.say("workorder", "workOrder", "o-" + id, "work-order.closed", SITE, order);
        events.await("finding.resolved", id);
        guard.post(
                        path(SITE, "findings"),
                        Map.of("patrolId", "p-nowhere", "category", "LIGHTING", "severity", "LOW", "description", "x"))
                .expect(422, "PATROL_UNKNOWN");
    }

    @Test
    void aFindingNobodyAnswersIsEscalated() {
        String id = guard.post(
                        path(SITE, "findings"),
                        Map.of(
                                "category",
                                "FIRE_SAFETY",
                                "severity",
                                "URGENT",
                                "place",
                                "stairs",
                                "description",
                                "blocked"))
                .expect(201)
                .at("/id");
        clock().advance(Duration.ofMinutes(15));
        events.await("finding.unanswered", id);
    }

    @Test
    void aRegionalManagerSeesTheSitesSideBySide() {
        String patrolId = patrol(plan());
        clock().freeze(WALK.plus(Duration.ofMinutes(45)));
        events.await("patrol.missed", patrolId);
        JsonNode sites = as("regional")
                .get("/api/security/v1/regions/r-1/overview")
                .expect(200)
                .json()
                .path("sites");
        assertThat(sites).hasSize(2);
        assertThat(sites.get(0).path("missed").asInt()
                        + sites.get(1).path("missed").asInt())
                .isPositive();
        guard.get("/api/security/v1/regions/r-1/overview").expect(404);
    }
}
