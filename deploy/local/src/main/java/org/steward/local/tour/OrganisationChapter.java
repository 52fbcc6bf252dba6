package org.steward.local.tour;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.local.LocalUser;
import org.steward.platform.fixture.Http;
import tools.jackson.databind.JsonNode;

/** Staff: the company, a region, two sites, positions, and everybody in post; what is there from before is used. */
final class OrganisationChapter {

    private static final String COMPANY = "/api/staff/v1/company";
    private static final int MOST_TOURS = 1_000;

    private final Guide guide;
    private final LocalUser admin = new Cast(1).admin();

    OrganisationChapter(Guide guide) {
        this.guide = guide;
    }

    /** What later chapters need. */
    record Organisation(Cast cast, String regionId, String siteA, String siteB, Map<String, String> positions) {}

    Organisation take() {
        guide.chapter("Organisation (T1, T3, T14)");
        company();
        Cast cast = cast();
        if (cast.number() > 1) {
            guide.say("the demo users have their places here: tour " + cast.number()
                    + " is taken by colleagues of theirs (clerk-t" + cast.number() + "…) at sites of its own");
        }
        String region = region("tour-east", "华东区域");
        region("tour-south", "华南区域");
        String siteA = site(cast.code("jinxiu-garden"), region, "锦绣花园", "HOUSING_ESTATE");
        String siteB = site(cast.code("binjiang-tower"), region, "滨江大厦", "OFFICE_TOWER");
        Map<String, String> positions = positions();
        people(cast, positions, region, siteA, siteB);
        guide.awaitOkay(
                cast.clerk(), "is known to billing within seconds", "/api/billing/v1/sites/" + siteA + "/accounts");
        guide.refused(
                cast.clerkB(),
                "asks for the other site's accounts: not there for her",
                404,
                guide.as(cast.clerkB()).get("/api/billing/v1/sites/" + siteA + "/accounts"));
        return new Organisation(cast, region, siteA, siteB, positions);
    }

    private void company() {
        Http.Answer known = guide.as(admin).get(COMPANY);
        if (Guide.isOkay(known)) {
            guide.show(admin, "finds the company", known);
            return;
        }
        guide.act(
                admin,
                "founds the company",
                COMPANY,
                Map.of(
                        "name",
                        "Jinxiu Property Services",
                        "zone",
                        "Asia/Shanghai",
                        "administrator",
                        Map.of("employeeNumber", "HQ-0001", "personal", Map.of("name", "管理员"))));
        guide.awaitOkay(admin, "is its administrator", COMPANY);
    }

    /** The first tour whose people and sites are not there yet; one that broke off has left some of them. */
    private Cast cast() {
        Map<String, String> sites = idByCode(COMPANY + "/sites", "siteId");
        for (int number = 1; number < MOST_TOURS; number++) {
            Cast cast = new Cast(number);
            boolean used = sites.containsKey(cast.code("jinxiu-garden"))
                    || Guide.isOkay(guide.as(admin)
                            .get(COMPANY + "/employees/" + cast.clerk().id()));
            if (!used) {
                return cast;
            }
        }
        throw new TourFailure("this platform was toured " + MOST_TOURS + " times; start one on a fresh --data folder");
    }

    private String region(String code, String name) {
        String known = idByCode(COMPANY + "/regions", "regionId").get(code);
        return known != null
                ? known
                : Guide.idOf(guide.actWhenFollowed(
                        admin, "creates region " + code, COMPANY + "/regions", Map.of("code", code, "name", name)));
    }

    private String site(String code, String regionId, String name, String kind) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("regionId", regionId);
        body.put("name", name);
        body.put("kind", kind);
        body.put("zone", "Asia/Shanghai");
        body.put("currency", "CNY");
        String siteId = Guide.idOf(guide.act(admin, "plans site " + code, COMPANY + "/sites", body));
        String path = COMPANY + "/sites/" + siteId;
        Http.Answer planned = guide.read(admin, "reads the opening checklist", path);
        planned.json().path("checklist").forEach(item -> {
            String complete = path + "/checklist/" + item.path("item").asString() + "/complete";
            guide.as(admin).post(complete, Map.of(), Guide.key(complete, "")).expect(200);
        });
        guide.act(admin, "opens it, all items done", path + "/open", Map.of());
        return siteId;
    }

    private Map<String, String> positions() {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("finance-manager", "FINANCE");
        roles.put("hr-manager", "HR");
        roles.put("regional-manager", "REGIONAL_MANAGER");
        roles.put("site-director", "SITE_DIRECTOR");
        roles.put("property-assistant", "PROPERTY_ASSISTANT");
        roles.put("fee-clerk", "FEE_CLERK");
        roles.put("front-desk", "FRONT_DESK");
        roles.put("technician", "TECHNICIAN");
        roles.put("security-captain", "SECURITY_CAPTAIN");
        roles.put("guard", "GUARD");
        Map<String, String> known = idByCode(COMPANY + "/positions", "positionId");
        Map<String, String> ids = new LinkedHashMap<>();
        roles.forEach((code, role) -> {
            String id = known.get(code);
            ids.put(code, id != null ? id : define(code, role));
        });
        return ids;
    }

    private String define(String code, String role) {
        return Guide.idOf(guide.act(
                admin,
                "defines position " + code,
                COMPANY + "/positions",
                Map.of("code", code, "title", Map.of("zh", code, "en", code), "roles", List.of(role))));
    }

    private void people(Cast cast, Map<String, String> positions, String region, String siteA, String siteB) {
        join(cast.finance(), positions.get("finance-manager"), "COMPANY", null);
        join(cast.hr(), positions.get("hr-manager"), "COMPANY", null);
        join(cast.regional(), positions.get("regional-manager"), "REGION", region);
        join(cast.director(), positions.get("site-director"), "SITE", siteA);
        join(cast.clerk(), positions.get("fee-clerk"), "SITE", siteA);
        join(cast.frontdesk(), positions.get("front-desk"), "SITE", siteA);
        join(cast.technician(), positions.get("technician"), "SITE", siteA);
        join(cast.captain(), positions.get("security-captain"), "SITE", siteA);
        join(cast.guard(), positions.get("guard"), "SITE", siteA);
        join(cast.deputy(), positions.get("property-assistant"), "SITE", siteA);
        join(cast.leaver(), positions.get("property-assistant"), "SITE", siteA);
        join(cast.mover(), positions.get("technician"), "SITE", siteA);
        join(cast.directorB(), positions.get("site-director"), "SITE", siteB);
        join(cast.clerkB(), positions.get("fee-clerk"), "SITE", siteB);
        join(cast.guardB(), positions.get("guard"), "SITE", siteB);
    }

    private void join(LocalUser user, @Nullable String position, String level, @Nullable String where) {
        Map<String, Object> assignment = new LinkedHashMap<>();
        assignment.put("positionId", position);
        assignment.put("level", level);
        assignment.put("validFrom", "2025-01-01");
        if (where != null) {
            assignment.put(level.equals("SITE") ? "siteId" : "regionId", where);
        }
        guide.act(
                admin,
                "takes on " + user.login(),
                COMPANY + "/employees",
                Map.of(
                        "employeeId",
                        user.id(),
                        "employeeNumber",
                        "E-" + user.login(),
                        "personal",
                        Map.of("name", "员工" + user.login()),
                        "assignment",
                        assignment));
    }

    /** Over all pages of a list whose items have a code. */
    private Map<String, String> idByCode(String path, String id) {
        Map<String, String> ids = new LinkedHashMap<>();
        String cursor = "";
        do {
            Http.Answer page = guide.as(admin).get(path + "?limit=200" + cursor).expect(200);
            for (JsonNode item : page.json().path("items")) {
                ids.put(item.path("code").asString(), item.path(id).asString());
            }
            JsonNode next = page.json().path("next");
            cursor = next.isString() ? "&cursor=" + next.asString() : "";
        } while (!cursor.isEmpty());
        return ids;
    }
}
