package org.steward.local.tour;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.steward.local.DemoUser;
import org.steward.platform.fixture.Http;

/** Staff: the company, two regions, two sites, positions, and everybody in post. */
final class OrganisationChapter {

    private static final String COMPANY = "/api/staff/v1/company";

    private final Guide guide;

    OrganisationChapter(Guide guide) {
        this.guide = guide;
    }

    /** What later chapters need. */
    record Organisation(String regionId, String siteA, String siteB) {}

    Organisation take() {
        guide.chapter("Organisation (T1, T3, T13, T14)");
        Http.Answer founded = guide.act(
                DemoUser.ADMIN,
                "founds the company",
                COMPANY,
                Map.of(
                        "name",
                        "Jinxiu Property Services",
                        "zone",
                        "Asia/Shanghai",
                        "administrator",
                        Map.of("employeeNumber", "HQ-0001", "personal", Map.of("name", "管理员"))));
        if ("true".equals(founded.header("Idempotent-Replayed"))) {
            throw new TourFailure("this platform was toured before; start it on a fresh --data folder");
        }
        String east = region("east", "华东区域");
        region("south", "华南区域");
        String siteA = site("jinxiu-garden", east, "锦绣花园", "HOUSING_ESTATE");
        String siteB = site("binjiang-tower", east, "滨江大厦", "OFFICE_TOWER");
        Map<String, String> positions = positions();
        people(positions, east, siteA, siteB);
        guide.awaitOkay(
                DemoUser.CLERK, "is known to billing within seconds", "/api/billing/v1/sites/" + siteA + "/accounts");
        Http.Answer foreign = guide.show(
                DemoUser.CLERK_B,
                "asks for the other site's accounts",
                guide.as(DemoUser.CLERK_B).get("/api/billing/v1/sites/" + siteA + "/accounts"));
        guide.check("another site does not exist for her", 404, foreign.status());
        return new Organisation(east, siteA, siteB);
    }

    private String region(String code, String name) {
        return Guide.idOf(guide.actWhenFollowed(
                DemoUser.ADMIN, "creates region " + code, COMPANY + "/regions", Map.of("code", code, "name", name)));
    }

    private String site(String code, String regionId, String name, String kind) {
        Map<String, Object> body = Map.of(
                "code",
                code,
                "regionId",
                regionId,
                "name",
                name,
                "kind",
                kind,
                "zone",
                "Asia/Shanghai",
                "currency",
                "CNY");
        String siteId = Guide.idOf(guide.act(DemoUser.ADMIN, "plans site " + code, COMPANY + "/sites", body));
        String path = COMPANY + "/sites/" + siteId;
        Http.Answer planned = guide.read(DemoUser.ADMIN, "reads the opening checklist", path);
        planned.json().path("checklist").forEach(item -> guide.as(DemoUser.ADMIN)
                .post(
                        path + "/checklist/" + item.path("item").asString() + "/complete",
                        Map.of(),
                        "tour-" + siteId.substring(0, 8) + item.path("item").asString())
                .expect(200));
        guide.act(DemoUser.ADMIN, "opens it, all items done", path + "/open", Map.of());
        return siteId;
    }

    private Map<String, String> positions() {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("finance-manager", "FINANCE");
        roles.put("hr-manager", "HR");
        roles.put("regional-manager", "REGIONAL_MANAGER");
        roles.put("site-director", "SITE_DIRECTOR");
        roles.put("fee-clerk", "FEE_CLERK");
        roles.put("front-desk", "FRONT_DESK");
        roles.put("technician", "TECHNICIAN");
        roles.put("security-captain", "SECURITY_CAPTAIN");
        roles.put("guard", "GUARD");
        Map<String, String> ids = new LinkedHashMap<>();
        roles.forEach((code, role) -> ids.put(
                code,
                Guide.idOf(guide.act(
                        DemoUser.ADMIN,
                        "defines position " + code,
                        COMPANY + "/positions",
                        Map.of("code", code, "title", Map.of("zh", code, "en", code), "roles", List.of(role))))));
        return ids;
    }

    private void people(Map<String, String> positions, String region, String siteA, String siteB) {
        join(DemoUser.FINANCE, positions.get("finance-manager"), "COMPANY", null);
        join(DemoUser.HR, positions.get("hr-manager"), "COMPANY", null);
        join(DemoUser.REGIONAL, positions.get("regional-manager"), "REGION", region);
        join(DemoUser.DIRECTOR, positions.get("site-director"), "SITE", siteA);
        join(DemoUser.CLERK, positions.get("fee-clerk"), "SITE", siteA);
        join(DemoUser.FRONTDESK, positions.get("front-desk"), "SITE", siteA);
        join(DemoUser.TECHNICIAN, positions.get("technician"), "SITE", siteA);
        join(DemoUser.CAPTAIN, positions.get("security-captain"), "SITE", siteA);
        join(DemoUser.GUARD, positions.get("guard"), "SITE", siteA);
        join(DemoUser.DIRECTOR_B, positions.get("site-director"), "SITE", siteB);
        join(DemoUser.CLERK_B, positions.get("fee-clerk"), "SITE", siteB);
        join(DemoUser.GUARD_B, positions.get("guard"), "SITE", siteB);
    }

    private void join(
            DemoUser user,
            @org.jspecify.annotations.Nullable String position,
            String level,
            @org.jspecify.annotations.Nullable String where) {
        Map<String, Object> assignment = new LinkedHashMap<>();
        assignment.put("positionId", position);
        assignment.put("level", level);
        assignment.put("validFrom", "2025-01-01");
        if (where != null) {
            assignment.put(level.equals("SITE") ? "siteId" : "regionId", where);
        }
        guide.act(
                DemoUser.ADMIN,
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
}
