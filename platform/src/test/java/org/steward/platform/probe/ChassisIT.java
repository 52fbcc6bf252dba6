package org.steward.platform.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steward.platform.fixture.Duty;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.LocalBroker;
import org.steward.platform.fixture.LocalDatabase;
import org.steward.platform.fixture.Peers;
import org.steward.platform.fixture.RunningService;

/** The whole chassis over HTTP, with servers of its own that are taken away and brought back. */
class ChassisIT {

    private static final String COLLECTOR = "the-token-of-the-collector";

    @TempDir
    private static Path folder;

    private static LocalBroker broker;
    private static LocalDatabase database;
    private static Peers peers;
    private static RunningService service;

    @BeforeAll
    static void start() {
        broker = LocalBroker.in(folder.resolve("kafka")).start();
        database = LocalDatabase.toTakeAway(folder.resolve("database")).start();
        service = RunningService.of(ProbeApplication.class, "probe")
                .onADrivenClock()
                .with("steward.metrics.scrape-token", COLLECTOR)
                .start(broker, database, "probe_chassis");
        peers = new Peers(broker, Instant.parse("2026-01-01T00:00:00Z"));
        peers.site("s1", "r1");
        peers.site("s2", "r1");
        peers.position("clerk", "FEE_CLERK");
        peers.position("guard", "GUARD");
        peers.employee("c1", "clerk", "s1");
        peers.employee("g1", "guard", "s1");
        peers.employee("c2", "clerk", "s2");
        Eventually.passes(
                () -> clerk().get("/api/probe/v1/sites/s1/counters/none").expect(404));
        Eventually.passes(() -> raise(clerk(), "s1", "warm-up", 1).expect(200));
        Eventually.passes(() -> raise(as("c2"), "s2", "warm-up-2", 1).expect(200));
    }

    @AfterAll
    static void stop() {
        service.close();
        peers.close();
        database.close();
        broker.close();
    }

    @Test
    @Duty("X3")
    void aPersonOfOneSiteSeesNothingOfAnother() {
        raise(clerk(), "s1", "mine", 5).expect(200);
        as("c2").get("/api/probe/v1/sites/s1/counters/mine").expect(404, "NOT_FOUND");
        as("c2").get("/api/probe/v1/sites/s2/counters/mine").expect(404, "NOT_FOUND");
        raise(as("c2"), "s1", "mine", 1).expect(404, "NOT_FOUND");
        raise(as("g1"), "s1", "mine", 1).expect(403, "NO_PERMISSION");
        service.anyone().get("/api/probe/v1/sites/s1/counters/mine").expect(401);
        assertThat(clerk().get("/api/probe/v1/sites/s1/counters/mine")
                        .expect(200)
                        .at("/count"))
                .isEqualTo("5");
    }

    @Test
    @Duty("T3")
    void aLeaverIsOutWithinSeconds() {
        peers.employee("leaver", "clerk", "s1");
        Eventually.passes(() -> raise(as("leaver"), "s1", "by-leaver", 1).expect(200));
        peers.left("leaver", "2020-02-01T00:00:00Z");
        Eventually.passes(Duration.ofSeconds(5), () -> raise(as("leaver"), "s1", "by-leaver", 1)
                .expect(404));
    }

    @Test
    @Duty("X4")
    void aRepeatIsAnsweredLikeTheFirstAndHappensOnce() {
        String path = "/api/probe/v1/sites/s1/counters/once/raise";
        Map<String, Object> body = Map.of("by", 3);
        Http.Answer first = clerk().post(path, body, "key-1").expect(200);
        for (int i = 0; i < 3; i++) {
            Http.Answer again = clerk().post(path, body, "key-1").expect(200);
            assertThat(again.text()).isEqualTo(first.text());
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        }
        clerk().post(path, Map.of("by", 4), "key-1").expect(422, "IDEMPOTENCY_KEY_REUSED");
        clerk().post(path, body, "key-2", "\"7\"").expect(412, "STALE_VERSION");
        assertThat(clerk().get("/api/probe/v1/sites/s1/counters/once").at("/count"))
                .isEqualTo("3");
    }

    @Test
    void aTimerWakesTheAggregateOnTheDrivenClock() {
        clerk().post("/api/probe/v1/sites/s1/counters/sleeper/raise", Map.of("by", 1, "wakeAt", "2031-01-01T00:00:00Z"))
                .expect(200);
        service.clock().set(Instant.parse("2031-01-01T00:00:01Z"));
        Eventually.passes(() -> assertThat(
                        clerk().get("/api/probe/v1/sites/s1/counters/sleeper").at("/woken"))
                .isEqualTo("true"));
    }

    @Test
    void withTheBrokerAwayWritesSucceedAndEventsFollow() {
        broker.stop();
        try {
            raise(clerk(), "s1", "broker-away", 2).expect(200);
            Eventually.passes(() -> {
                assertThat(metric("steward_relay_lag")).isPositive();
                assertThat(metric("steward_relay_oldest_seconds")).isPositive();
            });
        } finally {
            broker.start();
        }
        Eventually.passes(() -> assertThat(metric("steward_relay_lag")).isZero());
        peers.employee("after-outage", "clerk", "s1");
        Eventually.passes(
                () -> raise(as("after-outage"), "s1", "broker-back", 1).expect(200));
    }

    @Test
    void metricsAreForTheCollectorAlone() {
        raise(clerk(), "s1", "measured", 1).expect(200);
        service.anyone().get("/actuator/prometheus").expect(401);
        clerk().get("/actuator/prometheus").expect(401);
        service.anyone().as(COLLECTOR + "x").get("/actuator/prometheus").expect(401);
        for (String name : List.of("lag", "pending", "oldest_seconds", "blocked", "published_total")) {
            assertThat(metric("steward_relay_" + name)).isNotNegative();
        }
        assertThat(metric("steward_relay_published_total")).isPositive();
        assertThat(metric("steward_projection_parked")).isZero();
        assertThat(metric("steward_projection_lag")).isNotNegative();
    }

    /** The sum of a metric over its tags, as the collector reads it. */
    private static double metric(String name) {
        List<String> lines = service.anyone()
                .as(COLLECTOR)
                .get("/actuator/prometheus")
                .expect(200)
                .text()
                .lines()
                .filter(line -> line.startsWith(name + '{'))
                .toList();
        assertThat(lines).as(name).isNotEmpty();
        return lines.stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void withTheDatabaseAwayTheAnswerIs503WithinTwoSeconds() {
        database.stop();
        try {
            raise(clerk(), "s1", "database-away", 1);
            long start = System.nanoTime();
            Http.Answer answer = raise(clerk(), "s1", "database-away", 1).expect(503, "DATABASE_UNAVAILABLE");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(answer.header("Retry-After")).isNotNull();
        } finally {
            database.start();
        }
        Eventually.passes(() -> raise(clerk(), "s1", "database-back", 1).expect(200));
    }

    private static Http clerk() {
        return as("c1");
    }

    private static Http as(String employee) {
        return service.as(employee);
    }

    private static Http.Answer raise(Http caller, String site, String counter, long by) {
        return caller.post("/api/probe/v1/sites/" + site + "/counters/" + counter + "/raise", Map.of("by", by));
    }
}
