package org.steward.local.tour;

import java.util.List;
import java.util.Map;
import org.steward.local.DemoUser;
import org.steward.platform.fixture.Http;

/** Security: a post, a route, a plan; a finding on the way becomes a work order. */
final class PatrolChapter {

    private final Guide guide;
    private final String siteId;

    PatrolChapter(Guide guide, String siteId) {
        this.guide = guide;
        this.siteId = siteId;
    }

    void take() {
        guide.chapter("Security (S1, S2, X5)");
        String site = "/api/security/v1/sites/" + siteId;
        guide.actWhenFollowed(
                DemoUser.CAPTAIN,
                "defines the gate post",
                site + "/guard-posts",
                Map.of("code", "gate", "name", "大门岗", "place", "东门", "requiredGuards", 2));
        String route = Guide.idOf(guide.act(
                DemoUser.CAPTAIN,
                "draws the night route",
                site + "/patrol-routes",
                Map.of(
                        "code",
                        "night",
                        "name",
                        "夜巡",
                        "checkpoints",
                        List.of(
                                Map.of("code", "QR-A", "tag", "QR", "name", "1号楼"),
                                Map.of("code", "QR-B", "tag", "QR", "name", "车库")))));
        guide.act(
                DemoUser.CAPTAIN,
                "plans it every night",
                site + "/patrol-plans",
                Map.of(
                        "routeId",
                        route,
                        "days",
                        List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"),
                        "times",
                        List.of("22:00:00", "02:00:00"),
                        "duration",
                        "PT30M",
                        "grace",
                        "PT15M",
                        "from",
                        "2026-11-01"));
        Http.Answer patrols = guide.as(DemoUser.CAPTAIN).get(site + "/patrols");
        guide.show(DemoUser.CAPTAIN, "looks at the coming rounds", patrols);
        String finding = Guide.idOf(guide.act(
                DemoUser.GUARD,
                "reports a finding",
                site + "/findings",
                Map.of("category", "LIGHTING", "severity", "NORMAL", "place", "车库B2", "description", "三盏灯不亮")));
        Http.Answer shown = guide.await(
                DemoUser.CAPTAIN,
                "sees that a work order was made of it",
                site + "/findings/" + finding,
                "/status",
                "ORDERED");
        guide.read(
                DemoUser.DIRECTOR,
                "reads that work order",
                "/api/workorder/v1/sites/" + siteId + "/work-orders/" + shown.at("/workOrderId"));
    }
}
