package org.steward.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.staff.StaffServer.API;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.steward.platform.fixture.Duty;
import org.steward.platform.fixture.EventSchemas;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.PublishedEvents.Event;
import tools.jackson.databind.JsonNode;

/** Staff over HTTP, on a real database and broker. */
class StaffApiIT {

    private static final StaffServer STAFF = StaffServer.running();

    @Test
    @Duty("T1")
    void aFoundingThatBrokeOffGoesOnAndARepeatIsTheSame() {
        STAFF.founding.expect(201);
        assertThat(STAFF.founding.at("/positionDefined")).isEqualTo("true");
        assertThat(STAFF.founding.at("/administratorJoined")).isEqualTo("true");
        assertThat(STAFF.founding.at("/administratorId")).isEqualTo(STAFF.founderId);
        STAFF.foundingRepeated.expect(201);
        assertThat(STAFF.foundingRepeated.text()).isEqualTo(STAFF.founding.text());
        assertThat(STAFF.foundingRepeated.header("Idempotent-Replayed")).isEqualTo("true");
        STAFF.events.await("company.created", STAFF.founding.at("/companyId"));
        STAFF.events.await("position.defined", STAFF.founding.at("/administratorPositionId"));
        Event joined = STAFF.events.await("employee.joined", STAFF.founderId);
        assertThat(joined.data().at("/assignment/level").asString()).isEqualTo("COMPANY");
    }

    @Test
    @Duty("T1")
    void nobodyFoundsItASecondTime() {
        Map<String, Object> other = new LinkedHashMap<>(STAFF.foundRequest);
        other.put("name", "Other");
        Http founder = STAFF.anyone.as(STAFF.tokens.subject(StaffServer.FOUNDER, STAFF.founderId));
        founder.post(API + "/company", other).expect(409, "COMPANY_EXISTS");
        STAFF.as("hr").post(API + "/company", other).expect(403, "NO_PERMISSION");
        STAFF.anyone
                .as(STAFF.tokens.subject(StaffServer.FOUNDER, "somebody-else"))
                .post(API + "/company", other)
                .expect(403);
    }

    @Test
    @Duty("T14")
    void aSiteIsPlannedTickedAndOpenedAndEveryStepIsRead() {
        String site = STAFF.planSite("N-9", STAFF.north);
        Http regional = STAFF.as("regional");
        regional.get(API + "/company/sites/" + site).expect(200);
        regional.post(API + "/company/sites/" + site + "/open", null).expect(409, "CHECKLIST_INCOMPLETE");
        regional.post(API + "/company/sites/" + site + "/checklist/moon/complete", null)
                .expect(404, "NOT_FOUND");
        regional.post(API + "/company/sites/" + site + "/checklist/keys/complete", null)
                .expect(200);
        Http.Answer read = regional.get(API + "/company/sites/" + site).expect(200);
        assertThat(read.at("/checklist/0/completedBy")).isEqualTo(STAFF.people.get("regional"));
        regional.post(
                        API + "/company/sites/" + site + "/open",
                        null,
                        UUID.randomUUID().toString(),
                        "\"1\"")
                .expect(412, "STALE_VERSION");
        regional.post(
                        API + "/company/sites/" + site + "/open",
                        null,
                        UUID.randomUUID().toString(),
                        read.etag())
                .expect(200);
        assertThat(regional.get(API + "/company/sites/" + site).at("/status")).isEqualTo("OPEN");
        // Access knows it within two seconds of its opening.
        Eventually.passes(Duration.ofSeconds(2), () -> regional.get(API + "/sites/" + site + "/employees")
                .expect(200));
        regional.post(API + "/company/sites/" + site + "/close", null).expect(200);
        regional.post(API + "/company/sites/" + site + "/open", null).expect(409, "SITE_STATE");
        STAFF.events.await("site.closed", site);
        assertThat(STAFF.events.matching(event -> event.subject().equals(site)).stream()
                        .map(Event::type))
                .containsExactly(
                        "org.steward.staff.site.planned.v1",
                        "org.steward.staff.site.checklist-item-completed.v1",
                        "org.steward.staff.site.opened.v1",
                        "org.steward.staff.site.closed.v1");
    }

    @Test
    @Duty({"T1", "T14"})
    void aManagerOfOneRegionWorksInHisRegionOnly() {
        Http regional = STAFF.as("regional");
        String foreign = STAFF.sites.get("S-1");
        regional.get(API + "/company/sites/" + foreign).expect(404, "NOT_FOUND");
        regional.post(API + "/company/sites/" + foreign + "/close", null).expect(404, "NOT_FOUND");
        regional.get(API + "/regions/" + STAFF.south + "/overview").expect(404, "NOT_FOUND");
        regional.post(API + "/company/sites", STAFF.planOf("S-7", STAFF.south)).expect(422, "REGION_UNKNOWN");
        assertThat(ids(regional.get(API + "/company/sites"), "siteId"))
                .contains(STAFF.sites.get("N-1"), STAFF.sites.get("N-2"))
                .doesNotContain(foreign);
        assertThat(ids(STAFF.as("director").get(API + "/company/sites"), "siteId"))
                .containsExactly(STAFF.sites.get("N-1"));
        STAFF.as("director")
                .post(API + "/company/sites/" + STAFF.sites.get("N-1") + "/close", null)
                .expect(403, "NO_PERMISSION");
    }

    @Test
    @Duty("T1")
    void aPersonOfOneSiteSeesNobodyOfAnother() {
        String own = API + "/sites/" + STAFF.sites.get("N-1") + "/employees";
        String foreign = API + "/sites/" + STAFF.sites.get("S-1") + "/employees";
        assertThat(ids(STAFF.as("director").get(own), "employeeId"))
                .contains(STAFF.people.get("director"), STAFF.people.get("clerk"))
                .doesNotContain(STAFF.people.get("clerk-b"));
        STAFF.as("director").get(foreign).expect(404, "NOT_FOUND");
        STAFF.as("clerk").get(own).expect(403, "NO_PERMISSION");
        STAFF.as("director")
                .get(API + "/company/employees/" + STAFF.people.get("clerk-b"))
                .expect(403, "NO_PERMISSION");
        STAFF.anyone.get(own).expect(401);
        STAFF.anyone.as(STAFF.tokens.customer("c-1")).get(own).expect(404, "NOT_FOUND");
    }

    @Test
    @Duty({"T1", "T3"})
    void aJoinRepeatedIsOneEmployeeAndAnotherBodyIsRefused() {
        Map<String, Object> request = STAFF.joinRequest("J-1", "clerk", STAFF.atSite("N-2"));
        Http hr = STAFF.as("hr");
        Http.Answer first =
                hr.post(API + "/company/employees", request, "join-once").expect(201);
        Http.Answer again =
                hr.post(API + "/company/employees", request, "join-once").expect(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        hr.post(API + "/company/employees", STAFF.joinRequest("J-2", "clerk", STAFF.atSite("N-2")), "join-once")
                .expect(422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(hr.get(API + "/company/employees?employeeNumber=J-2").json().path("items"))
                .isEmpty();
        hr.post(API + "/company/employees", request).expect(409, "EMPLOYEE_NUMBER_TAKEN");
        assertThat(hr.get(API + "/company/employees?employeeNumber=J-1").at("/items/0/employeeId"))
                .isEqualTo(first.at("/id"));
    }

    @Test
    @Duty("T3")
    void anEmployeeIdMayComeFromTheIdentityProvider() {
        String id = UUID.randomUUID().toString();
        Map<String, Object> request = new LinkedHashMap<>(STAFF.joinRequest("X-1", "clerk", STAFF.atSite("N-2")));
        request.put("employeeId", id);
        Http.Answer joined =
                STAFF.as("hr").post(API + "/company/employees", request).expect(201);
        assertThat(joined.at("/id")).isEqualTo(id);
        assertThat(joined.header("Location")).isEqualTo(API + "/company/employees/" + id);
        request.put("employeeNumber", "X-2");
        STAFF.as("hr").post(API + "/company/employees", request).expect(409, "EMPLOYEE_EXISTS");
        // The id a position has: its events and those of the person would be taken for each other.
        for (String wrong : List.of("not-a-uuid", STAFF.positions.get("clerk"))) {
            request.put("employeeId", wrong);
            assertThat(STAFF.as("hr")
                            .post(API + "/company/employees", request)
                            .expect(422)
                            .at("/field"))
                    .isEqualTo("employeeId");
        }
    }

    @Test
    @Duty("T3")
    void aTransferTakesEffectEverywhereAndALeaverIsOut() {
        String mover = STAFF.join("mover", "director", STAFF.atSite("N-2"));
        String from = API + "/sites/" + STAFF.sites.get("N-2") + "/employees";
        String to = API + "/sites/" + STAFF.sites.get("S-1") + "/employees";
        Eventually.passes(() -> STAFF.as("mover").get(from).expect(200));
        Map<String, Object> next = new LinkedHashMap<>(STAFF.atSite("S-1"));
        next.put("positionId", STAFF.positions.get("director"));
        STAFF.as("hr")
                .post(API + "/company/employees/" + mover + "/transfer", Map.of("assignment", next))
                .expect(200);
        Eventually.passes(Duration.ofSeconds(5), () -> {
            STAFF.as("mover").get(to).expect(200);
            STAFF.as("mover").get(from).expect(404);
        });
        assertThat(ids(STAFF.admin().get(from), "employeeId")).doesNotContain(mover);
        assertThat(ids(STAFF.admin().get(to), "employeeId")).contains(mover);
        STAFF.as("mover")
                .post(API + "/company/employees/" + mover + "/leave", Map.of())
                .expect(403);
        STAFF.as("hr")
                .post(API + "/company/employees/" + mover + "/leave", Map.of())
                .expect(200);
        Eventually.passes(Duration.ofSeconds(5), () -> STAFF.as("mover").get(to).expect(404));
        assertThat(ids(STAFF.admin().get(to), "employeeId")).doesNotContain(mover);
        STAFF.as("hr")
                .post(API + "/company/employees/" + mover + "/assign", Map.of("assignment", next))
                .expect(409, "EMPLOYEE_LEFT");
    }

    @Test
    @Duty("T3")
    void anAssignmentFromALaterDayBeginsAtMidnightOfTheSite() {
        String later = STAFF.join("later", "clerk", STAFF.atSite("N-2"));
        Map<String, Object> next = new LinkedHashMap<>(STAFF.atSite("N-1"));
        next.put("positionId", STAFF.positions.get("guard"));
        next.put("validFrom", "2028-03-01");
        Http.Answer answer = STAFF.as("hr")
                .post(API + "/company/employees/" + later + "/assign", Map.of("assignment", next))
                .expect(200);
        Event event = STAFF.events.await("employee.assigned", later);
        assertThat(event.data().at("/assignment/assignmentId").asString()).isEqualTo(answer.at("/assignmentId"));
        assertThat(event.data().at("/assignment/validFrom").asString()).isEqualTo("2028-02-29T16:00:00Z");
        assertThat(event.data().at("/assignment").has("validUntil")).isFalse();
    }

    @Test
    @Duty("T1")
    void aNumberMayBeCorrectedAndIsFreeAgainForOthers() {
        String wrong = STAFF.join("wrong", "clerk", STAFF.atSite("N-2"));
        Http hr = STAFF.as("hr");
        String path = API + "/company/employees/" + wrong + "/correct-number";
        hr.post(path, Map.of("employeeNumber", "N-clerk")).expect(409, "EMPLOYEE_NUMBER_TAKEN");
        hr.post(path, Map.of("employeeNumber", "N-right"), "correct-1").expect(200);
        hr.post(path, Map.of("employeeNumber", "N-right"), "correct-1").expect(200);
        assertThat(hr.get(API + "/company/employees/" + wrong).at("/employeeNumber"))
                .isEqualTo("N-right");
        hr.post(API + "/company/employees", STAFF.joinRequest("N-wrong", "clerk", STAFF.atSite("N-2")))
                .expect(201);
    }

    @Test
    @Duty("T1")
    void personalDataAreMaskedAndALookIsOnRecord() {
        String employee = STAFF.people.get("clerk");
        Http hr = STAFF.as("hr");
        Http.Answer read = hr.get(API + "/company/employees/" + employee).expect(200);
        assertThat(read.text()).contains("王**").doesNotContain("王小明", "13812345678", "110101199001011237");
        String path = API + "/company/employees/" + employee + "/personal/read";
        STAFF.as("director").post(path, Map.of("purpose", "PAYROLL")).expect(403, "NO_PERMISSION");
        Http.Answer clear = hr.post(path, Map.of("purpose", "PAYROLL")).expect(200);
        assertThat(clear.at("/idNumber")).isEqualTo("110101199001011237");
        Event event = STAFF.events.await("employee.personal-read", employee);
        assertThat(event.actor()).isEqualTo(STAFF.people.get("hr"));
        assertThat(event.data().toString()).doesNotContain("王小明", "13812345678", "110101199001011237");
    }

    @Test
    @Duty("T1")
    void aChangeOfPersonalDataNeedsTheVersionSeen() {
        String employee = STAFF.join("renamed", "clerk", STAFF.atSite("N-2"));
        Http hr = STAFF.as("hr");
        String path = API + "/company/employees/" + employee + "/personal";
        Map<String, Object> change = Map.of("name", "王晓明");
        hr.send("PUT", path, change, Map.of()).expect(428, "IF_MATCH_REQUIRED");
        String etag = hr.get(API + "/company/employees/" + employee).etag();
        hr.put(path, change, etag).expect(200);
        hr.put(path, Map.of("name", "王大明"), etag).expect(412, "STALE_VERSION");
        Event event = STAFF.events.await("employee.personal-changed", employee);
        assertThat(event.data().path("members").toString()).isEqualTo("[\"name\",\"phone\",\"idNumber\"]");
    }

    @Test
    @Duty("T1")
    void reportingLinesThatCloseACircleAreRefused() {
        String chief = STAFF.position("chief");
        Map<String, Object> deputy = Map.of(
                "code",
                "deputy",
                "title",
                Map.of("zh", "副经理", "en", "Deputy"),
                "reportsTo",
                List.of(Map.of("positionId", chief, "kind", "ADMINISTRATIVE")));
        Http admin = STAFF.admin();
        String deputyId =
                admin.post(API + "/company/positions", deputy).expect(201).at("/id");
        Map<String, Object> change = Map.of(
                "title",
                Map.of("zh", "经理", "en", "Chief"),
                "reportsTo",
                List.of(Map.of("positionId", deputyId, "kind", "PROFESSIONAL")));
        String etag = admin.get(API + "/company/positions/" + chief).etag();
        Http.Answer refused =
                admin.put(API + "/company/positions/" + chief, change, etag).expect(422, "REPORTING_CIRCLE");
        assertThat(refused.at("/field")).isEqualTo("reportsTo[0].positionId");
        assertThat(refused.at("/detail")).contains("deputy → chief");
        admin.put(API + "/company/positions/" + chief, Map.of("title", Map.of("zh", "经理", "en", "Head")), etag)
                .expect(200);
        Event changed = STAFF.events.await("position.changed", chief);
        assertThat(changed.data().at("/title/en").asString()).isEqualTo("Head");
    }

    @Test
    @Duty("T1")
    void twoChangesAtOnceNeverCloseACircle() {
        String one = STAFF.position("one");
        String two = STAFF.position("two");
        for (int round = 0; round < 5; round++) {
            List<CompletableFuture<Http.Answer>> both = List.of(
                    CompletableFuture.supplyAsync(() -> reportTo(one, two)),
                    CompletableFuture.supplyAsync(() -> reportTo(two, one)));
            assertThat(both.stream().map(answer -> answer.join().status())).containsExactlyInAnyOrder(200, 422);
            for (String position : List.of(one, two)) {
                String path = API + "/company/positions/" + position;
                Map<String, Object> alone = Map.of("title", Map.of("zh", "岗", "en", "Alone"));
                STAFF.admin().put(path, alone, STAFF.admin().get(path).etag()).expect(200);
            }
        }
    }

    private static Http.Answer reportTo(String position, String superior) {
        String path = API + "/company/positions/" + position;
        Map<String, Object> change = Map.of(
                "title",
                Map.of("zh", "岗", "en", "Racing"),
                "reportsTo",
                List.of(Map.of("positionId", superior, "kind", "ADMINISTRATIVE")));
        return STAFF.admin().put(path, change, STAFF.admin().get(path).etag());
    }

    @Test
    @Duty("T3")
    void ofManyJoinersWithOneNumberOneGetsIt() {
        Map<String, Object> request = STAFF.joinRequest("RACE-1", "clerk", STAFF.atSite("N-2"));
        List<CompletableFuture<Http.Answer>> joiners = IntStream.range(0, 8)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> STAFF.as("hr").post(API + "/company/employees", request)))
                .toList();
        List<Integer> statuses =
                joiners.stream().map(answer -> answer.join().status()).sorted().toList();
        assertThat(statuses).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
    }

    @Test
    @Duty("T13")
    void aDelegateActsForTheDelegatorUntilItIsTakenBack() {
        String delegator = STAFF.people.get("director");
        String delegate = STAFF.people.get("clerk");
        String site = STAFF.sites.get("N-1");
        Http clerk = STAFF.as("clerk");
        clerk.actingFor(delegator).get(API + "/sites/" + site + "/employees").expect(403, "NO_DELEGATION");
        Map<String, Object> grant = Map.of(
                "delegateId",
                delegate,
                "siteIds",
                List.of(site),
                "validUntil",
                STAFF.now().plus(2, ChronoUnit.DAYS).toString());
        Http.Answer granted =
                STAFF.as("director").post(API + "/company/delegations", grant).expect(201);
        Eventually.passes(Duration.ofSeconds(5), () -> clerk.actingFor(delegator)
                .get(API + "/sites/" + site + "/employees")
                .expect(200));
        clerk.get(API + "/sites/" + site + "/employees").expect(403);
        assertThat(clerk.get(API + "/my/profile").json().path("mayActFor").toString())
                .contains(delegator);
        String path = API + "/company/delegations/" + granted.at("/id");
        STAFF.as("clerk-b").get(path).expect(404, "NOT_FOUND");
        STAFF.as("clerk-b").post(path + "/revoke", null).expect(404, "NOT_FOUND");
        clerk.get(path).expect(200);
        STAFF.as("director").post(path + "/revoke", null).expect(200);
        STAFF.as("director").post(path + "/revoke", null).expect(409, "DELEGATION_ENDED");
        Eventually.passes(Duration.ofSeconds(5), () -> clerk.actingFor(delegator)
                .get(API + "/sites/" + site + "/employees")
                .expect(403, "NO_DELEGATION"));
        STAFF.events.await("delegation.revoked", granted.at("/id"));
    }

    @Test
    @Duty("T13")
    void authorityOfOthersIsNotOnesToLend() {
        String until = STAFF.now().plus(2, ChronoUnit.DAYS).toString();
        Map<String, Object> grant = Map.of(
                "delegatorId", STAFF.people.get("clerk-b"),
                "delegateId", STAFF.people.get("clerk"),
                "validUntil", until);
        STAFF.as("director").post(API + "/company/delegations", grant).expect(403, "DELEGATION_NOT_YOURS");
        STAFF.as("director-b").post(API + "/company/delegations", grant).expect(201);
        Map<String, Object> ofAdministrator =
                Map.of("delegatorId", STAFF.founderId, "delegateId", STAFF.people.get("clerk"), "validUntil", until);
        STAFF.as("hr").post(API + "/company/delegations", ofAdministrator).expect(403, "DELEGATION_NOT_YOURS");
    }

    @Test
    @Duty("T1")
    void personnelMakesNoAdministratorsAndTheLastOneStays() {
        Http hr = STAFF.as("hr");
        Map<String, Object> administrator =
                Map.of("positionId", STAFF.founding.at("/administratorPositionId"), "level", "COMPANY");
        hr.post(
                        API + "/company/employees/" + STAFF.people.get("clerk") + "/assign",
                        Map.of("assignment", administrator))
                .expect(403, "ADMINISTRATOR_BY_ADMINISTRATOR");
        hr.post(API + "/company/employees/" + STAFF.people.get("hr") + "/assign", Map.of("assignment", administrator))
                .expect(403, "OWN_ASSIGNMENT");
        hr.post(API + "/company/employees/" + STAFF.founderId + "/leave", Map.of())
                .expect(409, "LAST_ADMINISTRATOR");
    }

    @Test
    @Duty("T1")
    void theOverviewCountsPeopleAgainstTheEstablishment() {
        String site = STAFF.openSite("N-5", STAFF.north);
        STAFF.join("counted", "guard", STAFF.atSite("N-5"));
        Http admin = STAFF.admin();
        String path = API + "/company/sites/" + site + "/establishment";
        String etag = admin.get(API + "/company/sites/" + site).etag();
        Map<String, Object> line = Map.of("positionId", STAFF.positions.get("guard"), "count", 3);
        admin.put(path, Map.of("establishment", List.of(line)), etag).expect(200);
        JsonNode overview = STAFF.as("regional")
                .get(API + "/regions/" + STAFF.north + "/overview")
                .expect(200)
                .json();
        assertThat(overview.path("asOf").asString()).isNotEmpty();
        JsonNode people = overview.path("sites")
                .valueStream()
                .filter(each -> each.path("siteId").asString().equals(site))
                .findFirst()
                .orElseThrow();
        assertThat(people.path("headcount").asInt()).isEqualTo(1);
        assertThat(people.at("/openPositions/0/missing").asInt()).isEqualTo(2);
    }

    @Test
    @Duty("T1")
    void aPersonSeesHisOwnPlacesAndPermissions() {
        JsonNode profile =
                STAFF.as("director").get(API + "/my/profile").expect(200).json();
        assertThat(profile.path("employeeId").asString()).isEqualTo(STAFF.people.get("director"));
        assertThat(profile.at("/sites/0/siteId").asString()).isEqualTo(STAFF.sites.get("N-1"));
        assertThat(profile.path("permissions").toString())
                .contains("staff.site.employees.read")
                .doesNotContain("staff.employee.join");
        assertThat(profile.path("wholeCompany").asBoolean()).isFalse();
        assertThat(STAFF.admin()
                        .get(API + "/my/profile")
                        .json()
                        .path("wholeCompany")
                        .asBoolean())
                .isTrue();
        STAFF.anyone.as(STAFF.tokens.customer("c-1")).get(API + "/my/profile").expect(403, "NO_PERMISSION");
    }

    @Test
    void whatIsWrongWithABodyIsNamed() {
        Http hr = STAFF.as("hr");
        String path = API + "/company/employees";
        Map<String, Object> request = new LinkedHashMap<>(STAFF.joinRequest("Z-1", "clerk", STAFF.atSite("N-2")));
        request.put("surname", "x");
        assertThat(hr.post(path, request).expect(400, "UNKNOWN_FIELD").at("/field"))
                .isEqualTo("surname");
        request.remove("surname");
        assertThat(hr.post(path, Map.of("employeeNumber", "Z-1")).expect(422).at("/field"))
                .isEqualTo("personal");
        request.put("personal", Map.of("name", "", "phone", "abc"));
        Http.Answer several = hr.post(path, request).expect(422, "VALIDATION_FAILED");
        assertThat(several.json().path("errors").toString()).contains("personal.name", "personal.phone");
        request.put("personal", Map.of("name", "王"));
        request.put("assignment", Map.of("level", "SITE", "siteId", "no-such-site", "positionId", "no-such-position"));
        assertThat(hr.post(path, request).expect(422, "POSITION_UNKNOWN").at("/field"))
                .isEqualTo("assignment.positionId");
        // A refused join claims nothing: the same number joins at the next try.
        hr.post(path, STAFF.joinRequest("Z-1", "clerk", STAFF.atSite("N-2"))).expect(201);
        hr.send("POST", path, request, Map.of()).expect(400, "IDEMPOTENCY_KEY_MISSING");
        assertThat(hr.with("Accept-Language", "zh-CN")
                        .post(API + "/company/employees/" + STAFF.people.get("hr") + "/leave", Map.of())
                        .expect(403, "OWN_ASSIGNMENT")
                        .at("/title"))
                .isEqualTo("不能处理本人任职");
    }

    @Test
    @Duty({"T1", "T3", "T13", "T14"})
    void everyEventIsAsItsSchemaSaysAndInOrder() {
        STAFF.events.await("employee.joined", STAFF.people.get("clerk-b"));
        Map<String, Long> last = new LinkedHashMap<>();
        for (Event event : STAFF.events.matching(event -> true)) {
            assertThat(EventSchemas.faults(event.type(), event.data()))
                    .as("%s %s", event.type(), event.data())
                    .isEmpty();
            // What happens at a site is the site's; the organisation itself is the company's.
            assertThat(event.scope())
                    .isIn("company", event.data().path("placeId").asString("company"));
            assertThat(event.sequence())
                    .as("%s of %s", event.type(), event.subject())
                    .isEqualTo(last.getOrDefault(event.subject(), 0L) + 1);
            last.put(event.subject(), event.sequence());
            assertThat(event.data().toString()).doesNotContain("王小明", "13812345678");
        }
    }

    @Test
    void theDocumentNamesDutiesAndPermissions() {
        JsonNode document = STAFF.anyone.get("/v3/api-docs").expect(200).json();
        JsonNode join = document.path("paths").path(API + "/company/employees").path("post");
        assertThat(join.path("x-permission").asString()).isEqualTo("staff.employee.join");
        assertThat(join.path("x-duties").toString()).isEqualTo("[\"T3\"]");
    }

    private static List<String> ids(Http.Answer page, String member) {
        return page.expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path(member).asString())
                .toList();
    }
}
