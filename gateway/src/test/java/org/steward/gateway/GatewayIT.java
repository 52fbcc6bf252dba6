package org.steward.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.steward.gateway.routing.Backends;
import org.steward.platform.fixture.Duty;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.FreePort;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.RunningService;
import tools.jackson.databind.JsonNode;

/** The gateway over real HTTP, before services that answer, fail, hang or are not there. */
class GatewayIT {

    private static RunningService gateway;
    private static final Map<String, Integer> PORTS = new LinkedHashMap<>();

    private final Map<String, FakeService> services = new LinkedHashMap<>();
    private Http http;

    @BeforeAll
    static void startGateway() {
        RunningService.Start start = RunningService.of(GatewayApplication.class, "gateway")
                .with("steward.gateway.answer-timeout", "700ms")
                .with("steward.gateway.breaker.window", 8)
                .with("steward.gateway.breaker.open-for", "300ms")
                .with("steward.gateway.limits.per-caller-per-second", 20);
        for (String service : List.of("billing", "workorder", "security", "staff")) {
            PORTS.put(service, FreePort.find());
            start.with("steward.gateway.services." + service, "http://127.0.0.1:" + PORTS.get(service));
        }
        gateway = start.startAlone();
    }

    @AfterAll
    static void stopGateway() {
        gateway.close();
    }

    @BeforeEach
    void startServices() throws IOException {
        for (Map.Entry<String, Integer> service : PORTS.entrySet()) {
            services.put(service.getKey(), new FakeService(service.getValue()));
        }
        // A caller of its own per test: nobody inherits another's used-up limit.
        http = gateway.as("e-" + System.identityHashCode(this));
        Eventually.passes(() -> http.get("/api/billing/v1/ping").expect(200));
        services.get("billing").asked().clear();
    }

    @AfterEach
    void stopServices() {
        services.values().forEach(FakeService::close);
    }

    @Test
    @Duty("X2")
    void aCallReachesItsServiceWithPathQueryAndBodyAsSent() {
        services.get("billing")
                .behave(exchange -> FakeService.json(
                        exchange, 201, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Http.Answer answer = http.post("/api/billing/v1/sites/s1/accounts?x=1%2F2", Map.of("a", "甲"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("a").asString()).isEqualTo("甲");
        assertThat(services.get("billing").asked()).containsExactly("POST /api/billing/v1/sites/s1/accounts?x=1%2F2");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Correlation-Id")).isNotBlank();
    }

    @Test
    void withoutATokenNothingReachesAService() {
        gateway.anyone().get("/api/billing/v1/sites/s1/accounts").expect(401);
        gateway.anyone()
                .as("not-a-token")
                .get("/api/billing/v1/sites/s1/accounts")
                .expect(401);
        assertThat(services.get("billing").asked()).isEmpty();
    }

    @Test
    void aServiceThatIsDownIsAnswered503AndTheOthersWork() throws IOException {
        services.get("security").close();
        http.get("/api/security/v1/sites/s1/patrols").expect(503, "SERVICE_UNAVAILABLE");
        http.post("/api/security/v1/sites/s1/patrols", Map.of()).expect(503, "SERVICE_UNAVAILABLE");
        http.get("/api/billing/v1/sites/s1/accounts").expect(200);
    }

    @Test
    void theBreakerAnswersAtOnceWhileOpenAndClosesAgain() throws IOException {
        services.get("staff").close();
        Eventually.passes(() -> {
            http.get("/api/staff/v1/company").expect(503);
            assertThat(state("staff")).isEqualTo(CircuitBreaker.State.OPEN);
        });
        services.put("staff", new FakeService(PORTS.get("staff")));
        Eventually.passes(() -> http.get("/api/staff/v1/company").expect(200));
    }

    @Test
    void aServiceThatHangsIsAnswered504AndAPostIsNeverSentTwice() {
        CountDownLatch never = new CountDownLatch(1);
        services.get("workorder").behave(exchange -> never.await());
        http.post("/api/workorder/v1/sites/s1/requests", Map.of("a", 1)).expect(504, "SERVICE_TIMED_OUT");
        assertThat(services.get("workorder").asked()).hasSize(1);
        never.countDown();
    }

    @Test
    void aServicesOwnErrorsArePassedOnAndDoNotOpenTheBreaker() {
        services.get("billing").behave(exchange -> FakeService.json(exchange, 500, "{\"code\":\"INTERNAL_ERROR\"}"));
        for (int i = 0; i < 12; i++) {
            http.get("/api/billing/v1/sites/s1/accounts").expect(500, "INTERNAL_ERROR");
        }
    }

    @Test
    void aCallerOverHisLimitIsAnswered429WithTheTimeToWait() {
        Http eager = gateway.as("eager");
        Http.Answer refused = null;
        for (int i = 0; i < 200 && refused == null; i++) {
            Http.Answer answer = eager.get("/api/billing/v1/sites/s1/accounts");
            refused = answer.status() == 429 ? answer : null;
        }
        assertThat(refused).isNotNull();
        assertThat(refused.at("/code")).isEqualTo("RATE_LIMITED");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
        http.get("/api/billing/v1/sites/s1/accounts").expect(200);
    }

    @Test
    @Duty("X1")
    void theOverviewShowsEveryServiceAndMarksTheOneThatIsDown() {
        services.get("security").close();
        services.get("staff").behave(exchange -> FakeService.json(exchange, 403, "{\"code\":\"NO_PERMISSION\"}"));
        services.get("billing").behave(exchange -> FakeService.json(exchange, 200, "{\"sites\":[1]}"));
        JsonNode overview = http.get("/api/overview/v1/regions/r1").expect(200).json();
        assertThat(overview.path("parts").path("billing").path("state").asString())
                .isEqualTo("AVAILABLE");
        assertThat(overview.path("parts")
                        .path("billing")
                        .path("data")
                        .path("sites")
                        .size())
                .isEqualTo(1);
        assertThat(overview.path("parts").path("security").path("state").asString())
                .isEqualTo("UNAVAILABLE");
        assertThat(overview.path("parts").path("staff").path("state").asString())
                .isEqualTo("DENIED");
        assertThat(services.get("billing").asked()).contains("GET /api/billing/v1/regions/r1/overview");
    }

    @Test
    void aRegionThatNoServiceShowsIsNotFound() {
        services.values()
                .forEach(service ->
                        service.behave(exchange -> FakeService.json(exchange, 404, "{\"code\":\"NOT_FOUND\"}")));
        http.get("/api/overview/v1/regions/elsewhere").expect(404, "NOT_FOUND");
    }

    @Test
    @Duty("X2")
    void apiDocumentsAreGatheredWithoutAToken() {
        gateway.anyone().get("/v3/api-docs/billing").expect(200);
        assertThat(services.get("billing").asked()).containsExactly("GET /v3/api-docs");
        gateway.anyone().get("/swagger-ui/index.html").expect(200);
        JsonNode own = gateway.anyone().get("/v3/api-docs/gateway").expect(200).json();
        assertThat(own.path("openapi").asString()).startsWith("3.1");
    }

    @Test
    void healthSaysWhichServiceIsMissing() {
        gateway.anyone().get("/actuator/health").expect(200);
        services.get("security").close();
        Http.Answer answer = gateway.anyone().get("/actuator/health").expect(503);
        assertThat(answer.text()).contains("UNREACHABLE");
    }

    @Test
    void aBodyOverTheLimitIsRefusedBeforeAService() {
        http.send(
                        "POST",
                        "/api/billing/v1/sites/s1/imports",
                        "x".repeat(64 * 1024 * 1024),
                        Map.of("Idempotency-Key", "k"))
                .expect(413);
    }

    private static CircuitBreaker.State state(String service) {
        return gateway.bean(Backends.class).all().stream()
                .filter(backend -> backend.name().equals(service))
                .findFirst()
                .orElseThrow()
                .breaker()
                .getState();
    }
}
