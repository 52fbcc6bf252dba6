package org.steward.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.document.Scope;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.PublishedEvents;
import org.steward.platform.fixture.RunningService;
import org.steward.platform.fixture.Tokens;
import org.steward.platform.projection.ProjectionWorker;
import org.steward.platform.web.Call;
import org.steward.staff.organisation.OrganisationHandler;

/**
 * The one running staff service of a test run, with a small company: two regions, an open site in each and a second one
 * in the north, and a person in each kind of position.
 */
final class StaffServer {

    static final String API = "/api/staff/v1";
    static final String FOUNDER = "founder-subject";

    private static final StaffServer RUNNING = new StaffServer();

    final Tokens tokens;
    final Http anyone;
    final PublishedEvents events;
    final String founderId = UUID.randomUUID().toString();
    final Map<String, Object> foundRequest = Map.of(
            "name",
            "Harbour Property",
            "zone",
            "Asia/Shanghai",
            "administrator",
            Map.of("employeeNumber", "A-0001", "personal", Map.of("name", "郑管理")));
    final Http.Answer founding;
    final Http.Answer foundingRepeated;

    String north = "";
    String south = "";
    final Map<String, String> sites = new LinkedHashMap<>();
    final Map<String, String> positions = new LinkedHashMap<>();
    final Map<String, String> people = new LinkedHashMap<>();

    private StaffServer() {
        RunningService service = RunningService.of(StaffApplication.class, "staff")
                .with("steward.identity.bootstrap-subject", FOUNDER)
                .start();
        tokens = service.tokens();
        anyone = service.anyone();
        breakOffAfterTheFirstStep(service.bean(OrganisationHandler.class));
        Http founder = anyone.as(tokens.subject(FOUNDER, founderId));
        founding = Eventually.value(
                "the service", () -> founder.post(API + "/company", foundRequest, "found-1"), a -> a.status() != 503);
        founding.expect(201);
        // At once, before access can know of the founder.
        foundingRepeated = founder.post(API + "/company", foundRequest, "found-1");
        events = new PublishedEvents(service.broker(), "staff");
        Eventually.passes(() -> admin().get(API + "/company").expect(200));
        organise();
        // Privileged acts wait for its first heartbeat; whichever test is first should not meet that.
        ProjectionWorker worker = service.bean(ProjectionWorker.class);
        Eventually.isTrue("staff was heard of", () -> !worker.freshness().isStale(Duration.ofSeconds(30)));
    }

    /** Leaves behind what an instance does that dies in the middle of the founding. */
    private void breakOffAfterTheFirstStep(OrganisationHandler organisation) {
        Map<String, Object> personal = new LinkedHashMap<>();
        personal.put("name", "郑管理");
        personal.put("phone", null);
        personal.put("idNumber", null);
        Object body = Map.of(
                "name",
                "Harbour Property",
                "zone",
                "Asia/Shanghai",
                "administrator",
                Map.of("employeeNumber", "A-0001", "personal", personal));
        Command command = new Command(
                Scope.COMPANY,
                "staff.company.create",
                "found-1",
                Authority.of(founderId),
                Call.fingerprint(API + "/company", body),
                null,
                "broken-off",
                null,
                null);
        Eventually.passes(() -> organisation.createCompany(command, "Harbour Property", "Asia/Shanghai", founderId));
    }

    /** The service, started and organised by the first test that asks. */
    static StaffServer running() {
        return RUNNING;
    }

    private void organise() {
        north = region("NORTH", "North");
        south = region("SOUTH", "South");
        position("director", "SITE_DIRECTOR");
        position("clerk", "FEE_CLERK");
        position("guard", "GUARD");
        position("hr", "HR");
        position("regional", "REGIONAL_MANAGER");
        openSite("N-1", north);
        openSite("N-2", north);
        openSite("S-1", south);
        join("hr", "hr", Map.of("level", "COMPANY"));
        join("regional", "regional", Map.of("level", "REGION", "regionId", north));
        join("director", "director", atSite("N-1"));
        join("clerk", "clerk", atSite("N-1"));
        join("director-b", "director", atSite("S-1"));
        join("clerk-b", "clerk", atSite("S-1"));
        Eventually.passes(() -> {
            as("hr").get(API + "/company/employees").expect(200);
            as("regional").get(API + "/regions/" + north + "/overview").expect(200);
            as("director")
                    .get(API + "/sites/" + sites.get("N-1") + "/employees")
                    .expect(200);
            as("director-b")
                    .get(API + "/sites/" + sites.get("S-1") + "/employees")
                    .expect(200);
            as("clerk").get(API + "/my/profile").expect(200);
            as("clerk-b").get(API + "/my/profile").expect(200);
        });
    }

    /** The service's time. */
    Instant now() {
        return Clock.systemUTC().instant();
    }

    Http admin() {
        return anyone.as(tokens.employee(founderId));
    }

    /** A client of that person. */
    Http as(String person) {
        return anyone.as(tokens.employee(people.get(person)));
    }

    String region(String code, String name) {
        return admin().post(API + "/company/regions", Map.of("code", code, "name", name))
                .expect(201)
                .at("/id");
    }

    String position(String code, String... roles) {
        String id = admin().post(
                        API + "/company/positions",
                        Map.of(
                                "code", code,
                                "title", Map.of("zh", "岗位" + code, "en", code),
                                "roles", List.of(roles)))
                .expect(201)
                .at("/id");
        positions.put(code, id);
        return id;
    }

    Map<String, Object> planOf(String code, String region) {
        return Map.of(
                "code",
                code,
                "regionId",
                region,
                "name",
                "Site " + code,
                "kind",
                "HOUSING_ESTATE",
                "zone",
                "Asia/Shanghai",
                "currency",
                "CNY",
                "checklist",
                List.of(Map.of("item", "keys", "zh", "钥匙", "en", "Keys")));
    }

    String planSite(String code, String region) {
        String id = admin().post(API + "/company/sites", planOf(code, region))
                .expect(201)
                .at("/id");
        sites.put(code, id);
        return id;
    }

    String openSite(String code, String region) {
        String id = planSite(code, region);
        admin().post(API + "/company/sites/" + id + "/checklist/keys/complete", null)
                .expect(200);
        admin().post(API + "/company/sites/" + id + "/open", null).expect(200);
        return id;
    }

    Map<String, Object> atSite(String code) {
        return Map.of("level", "SITE", "siteId", sites.get(code));
    }

    Map<String, Object> joinRequest(String number, String position, Map<String, Object> place) {
        Map<String, Object> assignment = new LinkedHashMap<>(place);
        assignment.put("positionId", positions.get(position));
        return Map.of(
                "employeeNumber", number,
                "personal", Map.of("name", "王小明", "phone", "13812345678", "idNumber", "110101199001011237"),
                "assignment", assignment);
    }

    String join(String person, String position, Map<String, Object> place) {
        String id = admin().post(API + "/company/employees", joinRequest("N-" + person, position, place))
                .expect(201)
                .at("/id");
        people.put(person, id);
        return id;
    }
}
