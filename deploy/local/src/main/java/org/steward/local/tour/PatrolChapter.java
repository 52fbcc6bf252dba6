package org.steward.local.tour;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.steward.platform.fixture.Http;
import tools.jackson.databind.JsonNode;

/**
 * Security: a post, a route, a plan; on a driven clock one round is walked, one is missed, one is walked by a guard
 * whose phone was offline. A finding on the way becomes a work order.
 */
final class PatrolChapter {

    private static final Duration WALK = Duration.ofMinutes(30);
    private static final Duration GRACE = Duration.ofMinutes(15);
    private static final int ROUNDS = 3;
    private static final List<String> CODES = List.of("QR-A", "QR-B");

    private final Guide guide;
    private final Cast cast;
    private final String siteId;
    private final String site;

    PatrolChapter(Guide guide, OrganisationChapter.Organisation organisation) {
        this.guide = guide;
        this.cast = organisation.cast();
        this.siteId = organisation.siteA();
        this.site = "/api/security/v1/sites/" + siteId;
    }

    void take() {
        guide.chapter("Security (S1, S2, X5)");
        guide.actWhenFollowed(
                cast.captain(),
                "defines the gate post",
                site + "/guard-posts",
                Map.of("code", "gate", "name", "大门岗", "place", "东门", "requiredGuards", 2));
        String route = Guide.idOf(guide.act(
                cast.captain(),
                "draws the night route",
                site + "/patrol-routes",
                Map.of(
                        "code",
                        "night",
                        "name",
                        "夜巡",
                        "checkpoints",
                        List.of(
                                Map.of("code", CODES.getFirst(), "tag", "QR", "name", "1号楼"),
                                Map.of("code", CODES.getLast(), "tag", "QR", "name", "车库")))));
        try (ServiceClock clock = new ServiceClock(guide, cast.admin(), "security")) {
            rounds(clock, route);
        }
        finding();
    }

    private void rounds(ServiceClock clock, String route) {
        ZonedDateTime first = clock.began().atZone(Months.ZONE).plusMinutes(10).truncatedTo(ChronoUnit.MINUTES);
        List<Instant> starts = IntStream.range(0, ROUNDS)
                .mapToObj(i -> first.plusHours(i).toInstant())
                .toList();
        String plan = plan(route, first);
        Http.Answer coming = guide.await(
                cast.guard(),
                "sees the coming rounds",
                site + "/patrols?from=" + starts.getFirst() + "&to="
                        + starts.getLast().plusSeconds(1),
                answer -> answer.status() == 200 && answer.json().path("items").size() == ROUNDS);
        Map<Instant, String> patrols = new LinkedHashMap<>();
        for (JsonNode item : coming.json().path("items")) {
            patrols.put(
                    Instant.parse(item.path("plannedStart").asString()),
                    site + "/patrols/" + item.path("patrolId").asString());
        }
        guide.check(
                "they start when planned", new java.util.TreeSet<>(starts), new java.util.TreeSet<>(patrols.keySet()));

        String walked = Guide.known(patrols, starts.get(0));
        clock.jumpTo(starts.get(0).plus(Duration.ofMinutes(5)));
        scan("walks the first round, scanning as he goes", walked, starts.get(0).plus(Duration.ofMinutes(5)), false);
        guide.await(cast.captain(), "sees it complete", walked, "/status", "COMPLETE");

        String missed = Guide.known(patrols, starts.get(1));
        Instant verdict = starts.get(1).plus(WALK).plus(GRACE);
        clock.jumpTo(verdict.plusSeconds(1));
        Http.Answer told = guide.await(cast.captain(), "sees that nobody came", missed, "/status", "MISSED");
        guide.check("to the second", verdict.toString(), told.at("/verdict/at"));

        String late = Guide.known(patrols, starts.get(2));
        clock.jumpTo(starts.get(2).plus(WALK).plus(GRACE).plusSeconds(1));
        guide.await(cast.captain(), "sees no scan of the third round", late, "/status", "MISSED");
        scan("uploads what his phone kept while offline", late, starts.get(2).plus(Duration.ofMinutes(8)), true);
        Http.Answer recovered =
                guide.await(cast.captain(), "sees it was walked after all", late, "/status", "RECOVERED");
        guide.check("what was said at the time stays", "MISSED", recovered.at("/verdict/status"));
        guide.act(cast.captain(), "ends the plan", site + "/patrol-plans/" + plan + "/end", Map.of());
    }

    private String plan(String route, ZonedDateTime first) {
        DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm:ss");
        List<String> times = IntStream.range(0, ROUNDS)
                .mapToObj(i -> first.plusHours(i).format(time))
                .toList();
        return Guide.idOf(guide.act(
                cast.captain(),
                "plans three rounds a day",
                site + "/patrol-plans",
                Map.of(
                        "routeId",
                        route,
                        "days",
                        List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"),
                        "times",
                        times,
                        "duration",
                        WALK.toString(),
                        "grace",
                        GRACE.toString(),
                        "from",
                        first.toLocalDate().toString())));
    }

    private void scan(String what, String patrol, Instant at, boolean offline) {
        List<Map<String, Object>> scans = new ArrayList<>();
        for (int i = 0; i < CODES.size(); i++) {
            scans.add(Map.of(
                    "scanId",
                    "tour-" + i,
                    "code",
                    CODES.get(i),
                    "at",
                    at.plusSeconds(i * 90L).toString(),
                    "offline",
                    offline));
        }
        guide.act(cast.guard(), what, patrol + "/scans", Map.of("scans", scans));
    }

    private void finding() {
        String finding = Guide.idOf(guide.act(
                cast.guard(),
                "reports a finding",
                site + "/findings",
                Map.of("category", "LIGHTING", "severity", "NORMAL", "place", "车库B2", "description", "三盏灯不亮")));
        Http.Answer shown = guide.await(
                cast.captain(),
                "sees that a work order was made of it",
                site + "/findings/" + finding,
                "/status",
                "ORDERED");
        guide.read(
                cast.director(),
                "reads that work order",
                "/api/workorder/v1/sites/" + siteId + "/work-orders/" + shown.at("/workOrderId"));
    }
}
