package org.steward.proof.faults;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.steward.local.DemoUser;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.money.Money;
import org.steward.proof.faults.World.Household;
import org.steward.proof.faults.World.Site;

/** Makes the {@link World} by what the API offers, as the people would who open a company. */
final class Founding {

    /** Units of a site. */
    private static final int UNITS = 30;

    /** Per square metre and month, and per unit and month. */
    private static final BigDecimal RATE = new BigDecimal("3.00");

    private static final BigDecimal FIXED = new BigDecimal("12.00");
    private static final String STAFF = "/api/staff/v1/company";

    private final World world;
    private final List<DemoUser> joined = new ArrayList<>();

    Founding(World world) {
        this.world = world;
    }

    /** The company, and the id of its region. */
    String company() {
        Map<String, Object> administrator = Map.of("employeeNumber", "HQ-0001", "personal", Map.of("name", "管理员"));
        world.act(
                DemoUser.ADMIN,
                STAFF,
                Map.of("name", "Proof Property", "zone", "Asia/Shanghai", "administrator", administrator));
        return world.created(DemoUser.ADMIN, STAFF + "/regions", Map.of("code", "east", "name", "East"));
    }

    /** Three open sites. */
    List<Site> sites(String region) {
        return List.of(openSite("a", region), openSite("b", region), openSite("c", region));
    }

    private Site openSite(String code, String region) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", "site-" + code);
        body.put("regionId", region);
        body.put("name", "Site " + code);
        body.put("kind", "HOUSING_ESTATE");
        body.put("zone", "Asia/Shanghai");
        body.put("currency", "CNY");
        String id = world.created(DemoUser.ADMIN, STAFF + "/sites", body);
        String path = STAFF + "/sites/" + id;
        world.as(DemoUser.ADMIN)
                .get(path)
                .expect(200)
                .json()
                .path("checklist")
                .forEach(item -> world.act(
                        DemoUser.ADMIN, path + "/checklist/" + item.path("item").asString() + "/complete", Map.of()));
        world.act(DemoUser.ADMIN, path + "/open", Map.of());
        return staffed(code, id);
    }

    private static Site staffed(String code, String id) {
        return switch (code) {
            case "a" ->
                new Site(
                        code,
                        id,
                        DemoUser.CLERK,
                        DemoUser.DIRECTOR,
                        DemoUser.FRONTDESK,
                        DemoUser.TECHNICIAN,
                        DemoUser.CAPTAIN,
                        DemoUser.GUARD,
                        List.of(),
                        monthly());
            case "b" -> of(code, id, DemoUser.CLERK_B, DemoUser.DIRECTOR_B, DemoUser.GUARD_B);
            default -> of(code, id, DemoUser.HR, DemoUser.REGIONAL, DemoUser.REGIONAL);
        };
    }

    private static Site of(String code, String id, DemoUser clerk, DemoUser director, DemoUser guard) {
        return new Site(code, id, clerk, director, director, director, director, guard, List.of(), monthly());
    }

    /** Positions with one role each, by code. */
    Map<String, String> positions() {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("finance", "FINANCE");
        roles.put("hr", "HR");
        roles.put("regional", "REGIONAL_MANAGER");
        roles.put("director", "SITE_DIRECTOR");
        roles.put("clerk", "FEE_CLERK");
        roles.put("desk", "FRONT_DESK");
        roles.put("technician", "TECHNICIAN");
        roles.put("captain", "SECURITY_CAPTAIN");
        roles.put("guard", "GUARD");
        Map<String, String> positions = new LinkedHashMap<>();
        roles.forEach((code, role) -> positions.put(
                code,
                world.created(
                        DemoUser.ADMIN,
                        STAFF + "/positions",
                        Map.of("code", code, "title", Map.of("zh", code, "en", code), "roles", List.of(role)))));
        return positions;
    }

    /** Everybody in post. */
    void people(List<Site> sites, String region) {
        join(DemoUser.FINANCE, "finance", "COMPANY", null);
        join(DemoUser.HR, "hr", "COMPANY", null);
        join(DemoUser.REGIONAL, "regional", "REGION", region);
        for (Site site : sites) {
            join(site.clerk(), "clerk", "SITE", site.id());
            join(site.director(), "director", "SITE", site.id());
            join(site.desk(), "desk", "SITE", site.id());
            join(site.worker(), "technician", "SITE", site.id());
            join(site.captain(), "captain", "SITE", site.id());
            join(site.guard(), "guard", "SITE", site.id());
        }
    }

    /** Takes somebody on, or gives him one more assignment. */
    private void join(DemoUser user, String position, String level, @Nullable String where) {
        Map<String, Object> assignment = world.assignment(position, level, where);
        if (joined.contains(user)) {
            world.act(DemoUser.ADMIN, STAFF + "/employees/" + user.id() + "/assign", Map.of("assignment", assignment));
            return;
        }
        joined.add(user);
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("employeeId", user.id());
        person.put("employeeNumber", "E-" + user.login());
        person.put("personal", Map.of("name", "员工" + user.login()));
        person.put("assignment", assignment);
        world.act(DemoUser.ADMIN, STAFF + "/employees", person);
    }

    private static String billing(Site site) {
        return "/api/billing/v1/sites/" + site.id();
    }

    private static BigDecimal area(int unit) {
        return new BigDecimal(60 + unit);
    }

    private static Money monthly() {
        BigDecimal sum = BigDecimal.ZERO;
        for (int unit = 0; unit < UNITS; unit++) {
            sum = sum.add(area(unit).multiply(RATE)).add(FIXED);
        }
        return Money.of(sum.setScale(2).toPlainString(), "CNY");
    }

    private void register(Site site) {
        StringBuilder units = new StringBuilder("building,code,kind,built_area\n");
        StringBuilder customers = new StringBuilder("code,kind,name,building,unit,role,payer,from\n");
        for (int unit = 0; unit < UNITS; unit++) {
            units.append("B1,U%03d,FLAT,%s\n".formatted(unit, area(unit)));
            customers.append("C%03d,PERSON,Customer %d,B1,U%03d,OWNER,true,2026-01-01\n".formatted(unit, unit, unit));
        }
        Eventually.passes(
                World.SOON,
                () -> world.as(site.clerk()).get(billing(site) + "/accounts").expect(200));
        String imports = billing(site) + "/imports";
        String job = world.created(site.director(), imports, Map.of());
        stage(site, imports + "/" + job, "buildings", "code,name\nB1,Building 1\n");
        stage(site, imports + "/" + job, "units", units.toString());
        stage(site, imports + "/" + job, "customers", customers.toString());
        world.act(site.director(), imports + "/" + job + "/validate", Map.of());
        await(site.director(), imports + "/" + job, "/status", "VALIDATED");
        world.act(site.director(), imports + "/" + job + "/apply", Map.of());
        await(site.director(), imports + "/" + job, "/status", "APPLIED");
    }

    private void stage(Site site, String job, String kind, String csv) {
        world.as(site.director())
                .send(
                        "POST",
                        job + "/files/" + kind,
                        csv,
                        Map.of("Content-Type", "text/csv", "Idempotency-Key", World.key(job + kind, csv)))
                .expect(200);
    }

    private void standard(Site site) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", "management");
        body.put("nameZh", "物业服务费");
        body.put("nameEn", "Management fee");
        body.put("effectiveFrom", "2026-01-01");
        body.put("unitKinds", List.of("FLAT"));
        body.put("items", List.of(item("management", "area", RATE), item("cleaning", "fixed", FIXED)));
        String id = world.created(site.director(), billing(site) + "/fee-standards", body);
        world.act(site.director(), billing(site) + "/fee-standards/" + id + "/publish", Map.of());
    }

    /** A route and a plan to walk it. */
    void rounds(Site site) {
        String security = "/api/security/v1/sites/" + site.id();
        List<Map<String, String>> checkpoints = List.of(
                Map.of("code", "QR-A", "tag", "QR", "name", "Gate"),
                Map.of("code", "QR-B", "tag", "QR", "name", "Garage"));
        String route = world.created(
                site.captain(),
                security + "/patrol-routes",
                Map.of("code", "round", "name", "Round", "checkpoints", checkpoints));
        Map<String, Object> plan = new LinkedHashMap<>();
        plan.put("routeId", route);
        plan.put("days", Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).toList());
        plan.put(
                "times",
                IntStream.range(0, 12)
                        .mapToObj(hour -> "%02d:00:00".formatted(2 * hour))
                        .toList());
        plan.put("duration", "PT30M");
        plan.put("grace", "PT15M");
        plan.put("order", "FREE");
        plan.put("from", "2026-01-01");
        world.act(site.captain(), security + "/patrol-plans", plan);
    }

    private static Map<String, Object> item(String code, String basis, BigDecimal rate) {
        return Map.of("item", code, "price", Map.of("code", code, "basis", basis, "rate", rate.toPlainString()));
    }

    /** The site with its units, customers, fee standard and the bills of the first month. */
    Site billed(Site site) {
        register(site);
        standard(site);
        bill(site);
        return site.with(households(site));
    }

    private void bill(Site site) {
        String run = world.created(site.clerk(), billing(site) + "/bill-runs", World.run(1));
        String path = billing(site) + "/bill-runs/" + run;
        await(site.clerk(), path, "/status", "PREVIEWED");
        world.act(site.director(), path + "/approve", Map.of());
        await(site.clerk(), path, "/status", "POSTED");
    }

    private List<Household> households(Site site) {
        List<Household> found = new ArrayList<>();
        world.as(site.clerk())
                .get(billing(site) + "/accounts?limit=200")
                .expect(200)
                .json()
                .path("items")
                .forEach(account -> found.add(new Household(
                        account.path("unitId").asString(),
                        account.path("customerId").asString(),
                        account.path("accountId").asString())));
        if (found.size() != UNITS) {
            throw new IllegalStateException("site %s has %d accounts after its first bill run, expected %d"
                    .formatted(site.code(), found.size(), UNITS));
        }
        return found;
    }

    private void await(DemoUser who, String path, String pointer, String expected) {
        Eventually.value(
                path + " " + pointer + " = " + expected,
                World.SOON,
                () -> world.as(who).get(path).json().at(pointer).asString(""),
                expected::equals);
    }
}
