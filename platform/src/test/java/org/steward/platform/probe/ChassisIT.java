package org.steward.platform.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.steward.platform.ServiceLauncher;
import org.steward.platform.fixture.Duty;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.FreePort;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.LocalBroker;
import org.steward.platform.fixture.LocalDatabase;
import org.steward.platform.fixture.Tokens;

/** The whole chassis over HTTP, with servers of its own that are taken away and brought back. */
class ChassisIT {

    @TempDir
    private static Path folder;

    private static LocalBroker broker;
    private static LocalDatabase database;
    private static Tokens tokens;
    private static StaffEvents staff;
    private static ConfigurableApplicationContext service;
    private static Http anyone;

    @BeforeAll
    static void start() {
        broker = LocalBroker.in(folder.resolve("kafka")).start();
        database = LocalDatabase.in(folder.resolve("database")).start();
        tokens = new Tokens();
        int port = FreePort.find();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", port);
        settings.put("steward.mongodb.uri", database.uri());
        settings.put("steward.mongodb.database", "probe_chassis");
        settings.put("steward.kafka.bootstrap-servers", broker.bootstrapServers());
        settings.put("steward.identity.issuer", tokens.issuer());
        settings.put("steward.clock.driven", "true");
        service = ServiceLauncher.start(ProbeApplication.class, "probe", settings);
        anyone = Http.at(port);
        staff = new StaffEvents(broker.bootstrapServers());
        staff.site("s1", "r1");
        staff.site("s2", "r1");
        staff.position("clerk", "FEE_CLERK");
        staff.position("guard", "GUARD");
        staff.employee("c1", "clerk", "s1");
        staff.employee("g1", "guard", "s1");
        staff.employee("c2", "clerk", "s2");
        Eventually.passes(
                () -> clerk().get("/api/probe/v1/sites/s1/counters/none").expect(404));
        Eventually.passes(() -> raise(clerk(), "s1", "warm-up", 1).expect(200));
        Eventually.passes(() -> raise(as("c2"), "s2", "warm-up-2", 1).expect(200));
    }

    @AfterAll
    static void stop() {
        service.close();
        staff.close();
        tokens.close();
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
        anyone.get("/api/probe/v1/sites/s1/counters/mine").expect(401);
        assertThat(clerk().get("/api/probe/v1/sites/s1/counters/mine")
                        .expect(200)
                        .at("/count"))
                .isEqualTo("5");
    }

    @Test
    @Duty("T3")
    void aLeaverIsOutWithinSeconds() {
        staff.employee("leaver", "clerk", "s1");
        Eventually.passes(() -> raise(as("leaver"), "s1", "by-leaver", 1).expect(200));
        staff.left("leaver", "2020-02-01T00:00:00Z");
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
        service.getBean(org.steward.platform.clock.DrivenClock.class)
                .set(java.time.Instant.parse("2031-01-01T00:00:01Z"));
        Eventually.passes(() -> assertThat(
                        clerk().get("/api/probe/v1/sites/s1/counters/sleeper").at("/woken"))
                .isEqualTo("true"));
    }

    @Test
    void withTheBrokerAwayWritesSucceedAndEventsFollow() {
        broker.stop();
        try {
            raise(clerk(), "s1", "broker-away", 2).expect(200);
        } finally {
            broker.start();
        }
        staff.employee("after-outage", "clerk", "s1");
        Eventually.passes(
                () -> raise(as("after-outage"), "s1", "broker-back", 1).expect(200));
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
        return anyone.as(tokens.employee(employee));
    }

    private static Http.Answer raise(Http caller, String site, String counter, long by) {
        return caller.post("/api/probe/v1/sites/" + site + "/counters/" + counter + "/raise", Map.of("by", by));
    }
}
