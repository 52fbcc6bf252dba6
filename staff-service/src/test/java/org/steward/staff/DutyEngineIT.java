package org.steward.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.staff.DrivenStaff.API;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.steward.platform.fixture.Duty;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import tools.jackson.databind.JsonNode;

/** The duty engine over HTTP through November 2026, on a real database and broker; each test goes on where the one before ended. */
@Duty("T16")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DutyEngineIT {

    @TempDir
    static Path folder;

    private static DrivenStaff staff;

    @BeforeAll
    static void start() {
        staff = DrivenStaff.at(folder, "2026-10-28T09:00");
    }

    @AfterAll
    static void stop() {
        staff.close();
    }

    @Test
    @Order(1)
    void aCompanyTakesOverWhatShipsWithItsPositions() {
        Http admin = staff.admin();
        JsonNode shipped =
                admin.get(API + "/company/duty-catalogue").expect(200).json();
        assertThat(shipped.path("duties").size()).isGreaterThanOrEqualTo(45);
        Http.Answer adopted = admin.post(
                        API + "/company/duty-catalogue/adopt",
                        Map.of("definePositions", true, "validFrom", "2026-11-01"),
                        "adopt")
                .expect(200);
        assertThat(adopted.json().path("adopted"))
                .hasSize(shipped.path("duties").size());
        assertThat(adopted.json().path("left")).isEmpty();
        // Sent again under another key, it finds everything there.
        JsonNode again = admin.post(API + "/company/duty-catalogue/adopt", Map.of(), "adopt-2")
                .expect(200)
                .json();
        assertThat(again.path("adopted")).isEmpty();
        assertThat(again.path("present")).hasSize(shipped.path("duties").size());
        for (JsonNode position :
                admin.get(API + "/company/positions?limit=100").json().path("items")) {
            staff.name(
                    position.path("code").asString(),
                    position.path("positionId").asString());
        }
        assertThat(admin.post(
                                API + "/company/duty-catalogue/adopt",
                                Map.of("positions", Map.of("fee-clerk", "no-such-position")))
                        .expect(422, "POSITION_UNKNOWN")
                        .at("/field"))
                .isEqualTo("positions.fee-clerk");
        admin.post(API + "/company/duty-catalogue/adopt", Map.of("codes", List.of("no-such-duty")))
                .expect(422, "DUTY_UNKNOWN");
    }

    @Test
    @Order(2)
    void obligationsOpenByThemselvesForWhoeverHoldsThePosition() {
        staff.openSite("N-1", "HOUSING_ESTATE");
        staff.openSite("N-2", "INDUSTRIAL_PARK");
        staff.join("captain", "security-captain", "N-1", null);
        staff.join("director", "customer-centre-director", "N-1", null);
        staff.join("boss", "site-director", "N-1", null);
        staff.join("other-director", "site-director", "N-2", null);
        staff.join("supervisor", "security-supervisor", "N-2", null);
        JsonNode nights = Eventually.value(
                "the captain's night checks",
                () -> find("captain", "captain-night-check~2026-11"),
                found -> found != null);
        assertThat(nights.path("state").asString()).isEqualTo("UPCOMING");
        assertThat(nights.path("required").asInt()).isEqualTo(4);
        assertThat(nights.path("dueAt").asString()).isEqualTo("2026-11-30T16:00:00Z");
        assertThat(nights.at("/text/zh").asString()).contains("查岗");
        // The drill is for places where people live.
        Eventually.passes(
                () -> assertThat(find("supervisor", "residential-gear~2026-11")).isNotNull());
        assertThat(find("supervisor", "residential-drill~2026-Q4")).isNull();
    }

    @Test
    @Order(3)
    void whatHappensInAnotherServiceClosesThemAndOnlyWhatCountsDoes() {
        staff.drive("2026-11-03T09:00");
        scan("scan-1", "2026-11-02T23:30", "captain");
        scan("scan-2", "2026-11-03T02:30", "captain");
        scan("scan-3", "2026-11-03T04:30", "captain");
        scan("scan-4", "2026-11-03T03:30", "supervisor");
        JsonNode one = Eventually.value(
                "the first night check",
                () -> find("captain", "captain-night-check~2026-11"),
                found -> found.path("done").asInt() > 0);
        assertThat(one.path("done").asInt()).isEqualTo(1);
        assertThat(one.at("/acts/0/id").asString()).isEqualTo("scan-2:1");
        for (String night : List.of("09", "14", "20")) {
            staff.drive("2026-11-" + night + "T06:30");
            scan("scan-" + night, "2026-11-" + night + "T01:00", "captain");
        }
        Eventually.passes(() -> assertThat(find("captain", "captain-night-check~2026-11")
                        .path("state")
                        .asString())
                .isEqualTo("ON_TIME"));
        assertThat(find("captain", "captain-night-check~2026-11").path("acts")).hasSize(4);
    }

    @Test
    @Order(4)
    void aCompanysOwnDutyIsDataAndAnImpossibleOneIsRefusedWhereItIsWrong() {
        Http admin = staff.admin();
        Map<String, Object> lobby = lobby();
        assertField(
                admin, lobby, Map.of("rhythm", "DAILY", "due", Map.of("day", 3)), "RHYTHM_IMPOSSIBLE", "terms.due.day");
        assertField(
                admin,
                lobby,
                Map.of("evidence", Map.of("events", List.of(Map.of("type", "org.steward.security.patrol.danced.v1")))),
                "EVENT_TYPE_UNKNOWN",
                "terms.evidence.events[0].type");
        assertField(admin, lobby, Map.of("reportedTo", "nobody"), "POSITION_UNKNOWN", "terms.reportedTo");
        Http.Answer drafted =
                admin.post(API + "/company/duties", lobby, "lobby").expect(201);
        admin.post(API + "/company/duties", lobby).expect(409, "DUTY_EXISTS");
        staff.name("lobby", drafted.at("/id"));
        String path = API + "/company/duties/" + staff.id("lobby");
        admin.post(path + "/publish", Map.of("validFrom", "2026-11-19")).expect(422, "DATE_OUT_OF_RANGE");
        staff.as("captain").post(path + "/publish", Map.of()).expect(403, "NO_PERMISSION");
        admin.post(path + "/publish", Map.of()).expect(200);
        admin.post(path + "/publish", Map.of()).expect(409, "DUTY_STATE");
        Eventually.passes(
                () -> assertThat(find("captain", "lobby-log~2026-11-21")).isNotNull());
        // It is off at the other site from its second day on.
        admin.post(path + "/switch", Map.of("siteId", staff.id("N-1"), "on", false, "from", "2026-11-26"))
                .expect(200);
        Eventually.passes(
                () -> assertThat(find("captain", "lobby-log~2026-11-27")).isNull());
        assertThat(find("captain", "lobby-log~2026-11-25")).isNotNull();
    }

    @Test
    @Order(5)
    void timeWarnsFindsMissedAndGoesUpTheLineAndALateActNeverErasesTheMiss() {
        staff.drive("2026-11-21T09:00");
        String sheet = Eventually.value(
                        "a warning", () -> find("captain", "lobby-log~2026-11-21"), found -> found.has("warnedAt"))
                .path("sheetId")
                .asString();
        staff.events().await("obligation-sheet.warned", sheet);
        staff.drive("2026-11-21T10:05");
        Eventually.passes(() -> assertThat(
                        find("captain", "lobby-log~2026-11-21").path("state").asString())
                .isEqualTo("MISSED"));
        assertThat(staff.as("captain")
                        .get(API + "/my/obligations?within=TODAY")
                        .expect(200)
                        .json()
                        .path("overdue")
                        .toString())
                .contains("lobby-log~2026-11-21");
        staff.drive("2026-11-21T11:00");
        Eventually.passes(() -> assertThat(staff.as("director")
                        .get(API + "/my/obligations/escalated")
                        .expect(200)
                        .json()
                        .path("items")
                        .toString())
                .contains("lobby-log~2026-11-21"));
        assertThat(staff.as("boss")
                        .get(API + "/my/obligations/escalated")
                        .json()
                        .path("items")
                        .toString())
                .doesNotContain("lobby-log~2026-11-21");
        staff.drive("2026-11-21T12:00");
        Eventually.passes(() -> assertThat(staff.as("boss")
                        .get(API + "/my/obligations/escalated")
                        .json()
                        .path("items")
                        .toString())
                .contains("lobby-log~2026-11-21"));
        String path = API + "/my/obligations/" + sheet + "/lobby-log~2026-11-21/confirm";
        staff.as("captain").post(path, Map.of()).expect(422, "ATTACHMENT_MISSING");
        staff.as("director").post(path, Map.of("attachment", "log 21")).expect(404, "NOT_FOUND");
        staff.as("captain")
                .post(path, Map.of("attachment", "log 21"), "confirm-21")
                .expect(200);
        staff.as("captain")
                .post(path, Map.of("attachment", "log 21"), "confirm-21")
                .expect(200);
        staff.as("captain").post(path, Map.of("attachment", "log 21")).expect(409, "OBLIGATION_SETTLED");
        JsonNode late = find("captain", "lobby-log~2026-11-21");
        assertThat(late.path("state").asString()).isEqualTo("LATE");
        assertThat(late.has("missedAt")).isTrue();
        assertThat(staff.as("director")
                        .get(API + "/my/obligations/escalated")
                        .json()
                        .path("items")
                        .toString())
                .doesNotContain("lobby-log~2026-11-21");
    }

    @Test
    @Order(6)
    void anExcuseGoesToTheSuperiorAndNotToWhoAsks() {
        String sheet = find("captain", "lobby-log~2026-11-22").path("sheetId").asString();
        staff.drive("2026-11-22T10:10");
        Eventually.passes(() -> assertThat(
                        find("captain", "lobby-log~2026-11-22").path("state").asString())
                .isEqualTo("MISSED"));
        String path = API + "/my/obligations/" + sheet + "/lobby-log~2026-11-22/ask-excuse";
        staff.as("captain")
                .post(path, Map.of("reason", "the lobby was flooded"))
                .expect(200);
        staff.as("captain").post(path, Map.of("reason", "again")).expect(409, "EXCUSE_ASKED_BEFORE");
        String approval = Eventually.value(
                        "the question",
                        () -> staff.as("director")
                                .get(API + "/my/approvals")
                                .expect(200)
                                .json()
                                .path("items"),
                        items -> !items.isEmpty())
                .get(0)
                .path("approvalId")
                .asString();
        assertThat(staff.as("captain").get(API + "/my/approvals").json().path("items"))
                .isEmpty();
        assertThat(staff.as("captain").get(API + "/my/approvals/asked").json().path("items"))
                .hasSize(1);
        staff.as("captain")
                .post(API + "/my/approvals/" + approval + "/grant", null)
                .expect(403, "APPROVAL_NOT_YOURS");
        staff.as("other-director").get(API + "/my/approvals/" + approval).expect(404, "NOT_FOUND");
        staff.as("director")
                .post(API + "/my/approvals/" + approval + "/grant", null)
                .expect(200);
        Eventually.passes(() -> assertThat(
                        find("captain", "lobby-log~2026-11-22").path("state").asString())
                .isEqualTo("EXCUSED"));
        JsonNode excused = find("captain", "lobby-log~2026-11-22");
        assertThat(excused.has("missedAt")).isTrue();
        assertThat(excused.at("/excuse/decidedBy").asString()).isEqualTo(staff.id("director"));
        assertThat(staff.events()
                        .await("obligation-sheet.excuse-asked", sheet)
                        .data()
                        .toString())
                .doesNotContain("flooded");
    }

    @Test
    @Order(7)
    void theFigureSaysWhatBecameOfThemAndLeadsToTheEvent() {
        String site = API + "/sites/" + staff.id("N-1");
        JsonNode compliance = Eventually.value(
                "the counts",
                () -> staff.as("boss")
                        .get(site + "/duty-compliance?from=2026-11&to=2026-11")
                        .expect(200)
                        .json(),
                found -> lobbyFigure(found).path("excused").asInt() == 1);
        JsonNode lobby = lobbyFigure(compliance);
        assertThat(lobby.path("late").asInt()).isEqualTo(1);
        assertThat(compliance.path("asOf").asString()).isNotEmpty();
        JsonNode holder = staff.as("boss")
                .get(site + "/employees/" + staff.id("captain") + "/duty-compliance?from=2026-11&to=2026-11")
                .expect(200)
                .json();
        assertThat(lobbyFigure(holder)).isEqualTo(lobby);
        JsonNode sheets = staff.as("boss")
                .get(site + "/obligations?month=2026-11&employee=" + staff.id("captain"))
                .expect(200)
                .json();
        assertThat(sheets.toString()).contains("scan-09:1");
        // Figures of a region and the company are of their sites; a stranger to the site sees nothing of it.
        assertThat(lobbyFigure(staff.admin()
                        .get(API + "/regions/" + staff.id("north") + "/duty-compliance?from=2026-11&to=2026-11")
                        .expect(200)
                        .json()))
                .isEqualTo(lobby);
        assertThat(lobbyFigure(staff.admin()
                        .get(API + "/company/duty-compliance?from=2026-11&to=2026-11")
                        .expect(200)
                        .json()))
                .isEqualTo(lobby);
        staff.as("other-director")
                .get(site + "/duty-compliance?from=2026-11&to=2026-11")
                .expect(404);
        staff.as("other-director").get(site + "/obligations").expect(404);
        staff.as("captain")
                .get(API + "/company/duty-compliance?from=2026-11&to=2026-11")
                .expect(403);
        staff.admin()
                .get(API + "/company/duty-compliance?from=2026-11&to=2026-10")
                .expect(422, "PERIOD_REVERSED");
    }

    @Test
    @Order(8)
    void aTransferOnTheWayLeavesWhatWasAndOpensWhatComes() {
        staff.drive("2026-11-23T09:00");
        Map<String, Object> next = new LinkedHashMap<>();
        next.put("positionId", staff.id("security-captain"));
        next.put("level", "SITE");
        next.put("siteId", staff.id("N-2"));
        next.put("validFrom", "2026-11-24");
        staff.admin()
                .post(API + "/company/employees/" + staff.id("captain") + "/transfer", Map.of("assignment", next))
                .expect(200);
        JsonNode there = Eventually.value(
                "the log at the other site", () -> find("captain", "lobby-log~2026-11-28"), found -> found != null);
        assertThat(there.path("placeId").asString()).isEqualTo(staff.id("N-2"));
        // The day before is owed at the old site, the day of the change at the new one, none at both.
        assertThat(find("captain", "lobby-log~2026-11-23").path("placeId").asString())
                .isEqualTo(staff.id("N-1"));
        assertThat(find("captain", "lobby-log~2026-11-24").path("placeId").asString())
                .isEqualTo(staff.id("N-2"));
        assertThat(all("captain", "lobby-log~2026-11-24")).hasSize(1);
        assertThat(find("captain", "lobby-log~2026-11-21").path("state").asString())
                .isEqualTo("LATE");
    }

    @Test
    @Order(9)
    void aDraftShowsWhatItWouldHaveProducedOverTheEventsOfThePast() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("positionId", staff.id("security-captain"));
        body.put("siteId", staff.id("N-1"));
        body.put("from", "2026-11");
        body.put("to", "2026-11");
        body.put(
                "terms",
                Map.of(
                        "text",
                        Map.of("zh", "夜查", "en", "Night checks"),
                        "rhythm",
                        "WEEKLY",
                        "quota",
                        Map.of("count", 1, "from", "00:00", "to", "06:00"),
                        "partial",
                        "FULL",
                        "evidence",
                        Map.of("events", List.of(Map.of("type", "org.steward.security.patrol.scan-recorded.v1")))));
        JsonNode outcome = staff.admin()
                .post(API + "/company/duties/simulate", body)
                .expect(200)
                .json();
        // Weeks of 2, 9 and 16 November have one; the night of the 14th is of the second week already met.
        assertThat(outcome.path("events").asInt()).isEqualTo(7);
        assertThat(outcome.at("/states/ON_TIME").asInt()).isEqualTo(3);
        assertThat(outcome.path("counted").asInt()).isEqualTo(3);
        assertThat(outcome.path("sheets").toString()).contains("scan-20:1");
        assertThat(find("captain", "draft~2026-W45")).isNull();
        body.put("terms", Map.of("text", Map.of("zh", "夜", "en", "N"), "rhythm", "DAILY", "evidence", Map.of()));
        staff.admin().post(API + "/company/duties/simulate", body).expect(422, "EVIDENCE_MISSING");
    }

    @Test
    @Order(10)
    void theNextMonthOpensFiveDaysAheadAndAClosedSiteOwesNothingMore() {
        assertThat(find("supervisor", "residential-gear~2026-12")).isNull();
        staff.drive("2026-11-26T00:01");
        Eventually.passes(
                () -> assertThat(find("supervisor", "residential-gear~2026-12")).isNotNull());
        String december =
                find("supervisor", "residential-gear~2026-12").path("sheetId").asString();
        String november =
                find("supervisor", "residential-gear~2026-11").path("sheetId").asString();
        staff.admin()
                .post(API + "/company/sites/" + staff.id("N-2") + "/close", null)
                .expect(200);
        assertThat(staff.events()
                        .await("obligation-sheet.amended", december)
                        .data()
                        .path("withdrawn")
                        .toString())
                .contains("residential-gear");
        // What nobody can do there any more is excused, not missed.
        staff.events()
                .await(
                        "obligation-sheet.amended",
                        event -> event.subject().equals(november)
                                && event.data().path("changed").toString().contains("SITE_CLOSED"));
    }

    @Test
    @Order(11)
    void everyEventIsAsItsSchemaSays() {
        assertThat(staff.events().faults()).isEmpty();
    }

    private static void scan(String id, String at, String by) {
        staff.happens(
                "security",
                "patrol",
                id,
                "patrol.scan-recorded.v1",
                "N-1",
                at,
                staff.id(by),
                Map.of("patrolId", id, "countsAt", DrivenStaff.instant(at).toString()));
    }

    private static Map<String, Object> lobby() {
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("text", Map.of("zh", "大堂值班记录", "en", "Log of the lobby"));
        terms.put("rhythm", "DAILY");
        terms.put("due", Map.of("time", "10:00"));
        terms.put("evidence", Map.of("manual", "WITH_ATTACHMENT"));
        terms.put("escalateAfterHours", List.of(1, 2));
        return new LinkedHashMap<>(
                Map.of("code", "lobby-log", "positionId", staff.id("security-captain"), "terms", terms));
    }

    private static void assertField(
            Http admin, Map<String, Object> lobby, Map<String, Object> changes, String code, String field) {
        @SuppressWarnings("unchecked")
        Map<String, Object> terms = new LinkedHashMap<>((Map<String, Object>) lobby.get("terms"));
        terms.putAll(changes);
        Map<String, Object> body = new LinkedHashMap<>(lobby);
        body.put("terms", terms);
        assertThat(admin.post(API + "/company/duties", body).expect(422, code).at("/field"))
                .isEqualTo(field);
    }

    private static JsonNode lobbyFigure(JsonNode compliance) {
        for (JsonNode duty : compliance.path("duties")) {
            if (duty.path("duty").asString().equals("lobby-log")) {
                return duty.path("figure");
            }
        }
        return compliance.path("nothing");
    }

    /** A person's obligation by its id, at whichever place; null when there is none. */
    private static JsonNode find(String person, String obligation) {
        List<JsonNode> found = all(person, obligation);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static List<JsonNode> all(String person, String obligation) {
        return List.of("N-1", "N-2").stream()
                .flatMap(site -> staff.admin()
                        .get(API + "/sites/" + staff.id(site) + "/obligations?employee=" + staff.id(person))
                        .json()
                        .path("items")
                        .valueStream())
                .flatMap(sheet -> sheet.path("obligations").valueStream())
                .filter(each -> each.path("obligationId").asString().equals(obligation))
                .toList();
    }
}
