package org.steward.proof.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.steward.local.DemoUser;
import org.steward.local.Part;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import org.steward.proof.faults.Verdict.Invariant;
import tools.jackson.databind.JsonNode;

/** Compares every view with the same one made anew from the first event, and looks at what is parked: I6 and I7. */
final class Views {

    private static final Duration REBUILD_LIMIT = Duration.ofMinutes(3);

    private final Stage stage;
    private final Http administrator;
    private final Journals journals;
    private final Verdict verdict;

    Views(Stage stage, World world, Journals journals, Verdict verdict) {
        this.stage = stage;
        this.administrator = world.as(DemoUser.ADMIN);
        this.journals = journals;
        this.verdict = verdict;
    }

    /**
     * Looks at what is parked and compares the views.
     *
     * @param lastOf last sequence of each aggregate on the topics
     * @param siteOf the scope of each aggregate on the topics
     * @param poison keys that were planted
     */
    void compare(Map<String, Long> lastOf, Map<String, String> siteOf, Set<String> poison) {
        long rows = 0;
        for (Part service : stage.services()) {
            verdict.violated(Invariant.I7, journals.blocked(service));
            parked(service, poison);
            Map<String, Long> live = journals.live(service);
            Map<String, Map<String, Map<String, Journals.Row>>> before = new HashMap<>();
            live.forEach((group, generation) -> before.put(group, journals.rows(service, group, generation)));
            for (Map<String, Map<String, Journals.Row>> views : before.values()) {
                for (Map.Entry<String, Map<String, Journals.Row>> view : views.entrySet()) {
                    rows += view.getValue().size();
                    check(service, view.getKey(), view.getValue(), lastOf, siteOf);
                }
            }
            live.keySet().forEach(group -> rebuild(service, group));
            live.forEach((group, old) -> {
                long generation = Eventually.value(
                        "%s rebuilds %s".formatted(service.label(), group),
                        REBUILD_LIMIT,
                        () -> journals.live(service).getOrDefault(group, old),
                        now -> now > old);
                same(service, before.getOrDefault(group, Map.of()), journals.rows(service, group, generation));
            });
        }
        verdict.figure("rows of views compared", rows);
    }

    private void rebuild(Part service, String group) {
        administrator
                .post("/api/%s/v1/admin/views/%s/rebuild".formatted(service.label(), group), Map.of())
                .expect(200);
    }

    private void parked(Part service, Set<String> poison) {
        JsonNode parked = administrator
                .get("/api/%s/v1/admin/parked-keys".formatted(service.label()))
                .expect(200)
                .json();
        for (JsonNode key : parked.path("items")) {
            if (!poison.contains(key.path("key").asString())) {
                verdict.violated(Invariant.I7, "%s parks %s".formatted(service.label(), key));
            }
        }
    }

    /** A row is as far as its aggregate is, and of the site that its aggregate is of. */
    private void check(
            Part service,
            String view,
            Map<String, Journals.Row> rows,
            Map<String, Long> lastOf,
            Map<String, String> siteOf) {
        rows.forEach((id, row) -> {
            if (id.startsWith(Poison.KEY)) {
                return;
            }
            long last = lastOf.getOrDefault(id, -1L);
            if (row.sequence() != last) {
                verdict.violated(
                        Invariant.I6,
                        "%s %s %s is at %d, its aggregate at %d"
                                .formatted(service.label(), view, id, row.sequence(), last));
            }
            if (!row.scope().equals(siteOf.get(id))) {
                verdict.violated(
                        Invariant.I5,
                        "%s %s %s is of %s, its aggregate of %s"
                                .formatted(service.label(), view, id, row.scope(), siteOf.get(id)));
            }
        });
    }

    private void same(
            Part service, Map<String, Map<String, Journals.Row>> before, Map<String, Map<String, Journals.Row>> after) {
        TreeSet<String> views = new TreeSet<>(before.keySet());
        views.addAll(after.keySet());
        for (String view : views) {
            Map<String, Journals.Row> live = before.getOrDefault(view, Map.of());
            Map<String, Journals.Row> rebuilt = after.getOrDefault(view, Map.of());
            TreeSet<String> ids = new TreeSet<>(live.keySet());
            ids.addAll(rebuilt.keySet());
            for (String id : ids) {
                Journals.Row one = live.get(id);
                Journals.Row other = rebuilt.get(id);
                if (one == null || !one.equals(other)) {
                    verdict.violated(
                            Invariant.I6,
                            "%s %s %s: live %s, rebuilt %s".formatted(service.label(), view, id, one, other));
                }
            }
        }
    }
}
