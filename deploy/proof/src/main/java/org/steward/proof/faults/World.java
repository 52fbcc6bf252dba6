package org.steward.proof.faults;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.local.DemoUser;
import org.steward.local.LocalTokens;
import org.steward.local.Part;
import org.steward.platform.document.Ids;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import org.steward.platform.money.Money;

/** The company the people of a proof work for: three sites, their units, customers and accounts, everybody in post. */
final class World {

    static final Duration SOON = Duration.ofMinutes(2);

    private final Http http;
    private final LocalTokens tokens;
    private final Map<String, String> positions = new LinkedHashMap<>();
    private List<Site> sites = List.of();
    private String region = "";

    World(URI gateway) {
        this.http = Http.at(gateway);
        this.tokens = LocalTokens.ofGateway(gateway);
    }

    /** Where one customer's money is. */
    record Household(String unitId, String customerId, String accountId) {}

    /**
     * A site and who does what there.
     *
     * @param monthly what one month of fees comes to for all its units together
     */
    record Site(
            String code,
            String id,
            DemoUser clerk,
            DemoUser director,
            DemoUser desk,
            DemoUser worker,
            DemoUser captain,
            DemoUser guard,
            List<Household> households,
            Money monthly) {

        Site with(List<Household> found) {
            return new Site(code, id, clerk, director, desk, worker, captain, guard, List.copyOf(found), monthly);
        }
    }

    /** Founds the company by what the API offers: sites with everybody in post, first bills, rounds to walk. */
    void found(List<Part> services) {
        Founding founding = new Founding(this);
        region = founding.company();
        List<Site> opened = founding.sites(region);
        positions.putAll(founding.positions());
        founding.people(opened, region);
        if (services.contains(Part.SECURITY)) {
            opened.forEach(founding::rounds);
        }
        sites = services.contains(Part.BILLING)
                ? opened.stream().map(founding::billed).toList()
                : opened;
    }

    List<Site> sites() {
        return sites;
    }

    Site site(int index) {
        return sites.get(index);
    }

    String regionId() {
        return region;
    }

    String token(DemoUser user) {
        return tokens.of(user);
    }

    Http as(DemoUser user) {
        return http.as(tokens.of(user));
    }

    /** An assignment as the API wants it. */
    Map<String, Object> assignment(String position, String level, @Nullable String where) {
        Map<String, Object> assignment = new LinkedHashMap<>();
        assignment.put("positionId", positions.getOrDefault(position, position));
        assignment.put("level", level);
        assignment.put("validFrom", "2025-01-01");
        if (where != null) {
            assignment.put(level.equals("SITE") ? "siteId" : "regionId", where);
        }
        return assignment;
    }

    /** The request for a bill run of a month of 2026. */
    static Map<String, Object> run(int month) {
        String from = "2026-%02d-01".formatted(month);
        String to = month == 12 ? "2027-01-01" : "2026-%02d-01".formatted(month + 1);
        return Map.of("standardCode", "management", "period", Map.of("from", from, "to", to), "dueOn", to);
    }

    /** A command, repeated with its key until the services have followed what it needs. */
    Http.Answer act(DemoUser who, String path, Object body) {
        String key = key(path, body);
        return Eventually.value(path, SOON, () -> as(who).post(path, body, key), answer -> answer.status() / 100 == 2);
    }

    /** The id of what a command made. */
    String created(DemoUser who, String path, Object body) {
        String location = String.valueOf(act(who, path, body).header("Location"));
        return location.substring(location.lastIndexOf('/') + 1);
    }

    static String key(String path, Object body) {
        return "world-" + Ids.sha256(path + body).substring(0, 40);
    }
}
