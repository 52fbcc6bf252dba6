package org.steward.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.Http.Answer;

/** Everything else that can go wrong, over real HTTP: a problem in the caller's language. */
class ProblemIT {

    private static final String THING = """
            {"title":"a","items":[{"name":"x","amount":"1.50"}]}""";
    private static final String SUM = "/api/test/v1/calculations/sum";
    private static final String THINGS = "/api/test/v1/sites/s1/things";
    private final Http http = WebTestServer.http();

    @ParameterizedTest
    @CsvSource({
        "en,                     Thing closed, The thing t1 was closed on 2026-01-31., en",
        "zh-CN,                  事项已关闭, 事项 t1 已于 2026-01-31 关闭。, zh-CN",
        "zh,                     事项已关闭, 事项 t1 已于 2026-01-31 关闭。, zh-CN",
        "zh-Hans-CN;q=0.9,       事项已关闭, 事项 t1 已于 2026-01-31 关闭。, zh-CN",
        "'fr, zh;q=0.5, en;q=0.1', 事项已关闭, 事项 t1 已于 2026-01-31 关闭。, zh-CN",
        "'en;q=0, zh;q=0.1',     事项已关闭, 事项 t1 已于 2026-01-31 关闭。, zh-CN",
        "fr,                     Thing closed, The thing t1 was closed on 2026-01-31., en",
        "%%%,                    Thing closed, The thing t1 was closed on 2026-01-31., en"
    })
    void speaksTheCallersLanguage(String accept, String title, String detail, String language) {
        Answer answer = http.with("Accept-Language", accept).get("/api/test/v1/fails/refused");
        answer.expect(409, "THING_CLOSED");
        assertThat(answer.at("/title")).isEqualTo(title);
        assertThat(answer.at("/detail")).isEqualTo(detail);
        assertThat(answer.header("Content-Language")).isEqualTo(language);
    }

    @Test
    void answersWhatSpringRefuses() {
        http.get("/api/test/v1/nothing-here").expect(404, "ROUTE_UNKNOWN");
        http.get("/").expect(404, "ROUTE_UNKNOWN");
        http.get("/error").expect(404, "ROUTE_UNKNOWN");
        Answer method = http.send("PATCH", THINGS, THING, Map.of()).expect(405, "METHOD_NOT_ALLOWED");
        assertThat(method.header("Allow")).isEqualTo("GET, POST");
        Answer type = http.send("POST", SUM, "a=b", Map.of("Content-Type", "application/x-www-form-urlencoded"))
                .expect(415, "UNSUPPORTED_MEDIA_TYPE");
        assertThat(type.header("Accept")).contains("application/json");
        http.send("POST", SUM, THING, Map.of("Content-Type", "nonsense")).expect(415, "UNSUPPORTED_MEDIA_TYPE");
        http.with("Accept", "text/csv").get(THINGS + "/t1").expect(406, "NOT_ACCEPTABLE");
    }

    @Test
    void answersParametersThatAreMissingOrWrong() {
        String good = "/api/test/v1/typed/1?on=2026-01-01";
        Http with = http.with("X-Needed", "x");
        with.get(good).expect(200);
        problem(with.get("/api/test/v1/typed/one?on=2026-01-01"), 400, "PARAMETER_INVALID", "number");
        problem(with.get("/api/test/v1/typed/1"), 400, "PARAMETER_MISSING", "on");
        problem(with.get("/api/test/v1/typed/1?on=1.1.2026"), 400, "PARAMETER_INVALID", "on");
        problem(with.get(good + "&colour=BLUE"), 400, "PARAMETER_INVALID", "colour");
        problem(http.get(good), 400, "HEADER_MISSING", "X-Needed");
        problem(with.get(good + "&least=0"), 400, "VALUE_INVALID", "least");
    }

    private static void problem(Answer answer, int status, String code, String field) {
        answer.expect(status, code);
        assertThat(answer.at("/field")).isEqualTo(field);
    }

    @Test
    void answersFailuresWithoutTellingOfTheInside() {
        Answer internal = http.get("/api/test/v1/fails/otherwise").expect(500, "INTERNAL_ERROR");
        assertThat(internal.text()).doesNotContain("secret").doesNotContain("Exception");
        Answer database = http.get("/api/test/v1/fails/database").expect(503, "DATABASE_UNAVAILABLE");
        assertThat(database.header("Retry-After")).isEqualTo("2");
        assertThat(database.text()).doesNotContain("secret");
        Answer busy = http.get("/api/test/v1/fails/busy").expect(503, "TOO_MANY_WAITING");
        assertThat(busy.header("Retry-After")).isEqualTo("1");
        http.get("/api/test/v1/fails/conflict").expect(409, "WRITE_CONFLICT");
        assertThat(http.get("/api/test/v1/fails/untold")
                        .expect(422, "NO_TEXT_FOR_THIS")
                        .at("/title"))
                .isEqualTo("NO_TEXT_FOR_THIS");
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400, BAD_REQUEST",
        "404, 404, ROUTE_UNKNOWN",
        "418, 418, BAD_REQUEST",
        "429, 429, TOO_MANY_REQUESTS",
        "500, 500, INTERNAL_ERROR",
        "502, 502, UPSTREAM_FAILED",
        "503, 503, UNAVAILABLE",
        "504, 504, UPSTREAM_TIMEOUT"
    })
    void answersErrorsOfTheContainer(int sent, int status, String code) {
        Answer answer = http.get("/api/test/v1/status/" + sent).expect(status, code);
        assertThat(answer.text()).doesNotContain("secret");
        assertThat(answer.at("/instance")).isEqualTo("/api/test/v1/status/" + sent);
    }

    @Test
    void answersTheSecurityChain() {
        Answer none = http.get("/api/test/v1/secret").expect(401, "TOKEN_MISSING");
        assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(none.header("X-Correlation-Id")).isEqualTo(none.at("/correlationId"));
        http.get("/api/test/v1/never").expect(401);
    }

    @Test
    void answersWhatTheContainerRefusesBeforeAnyFilter() throws IOException {
        String badUri = WebTestServer.raw("GET /api/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(badUri).startsWith("HTTP/1.1 400").doesNotContain("<html").doesNotContain("Tomcat");
        String slash = WebTestServer.raw("GET /api/test%2Fv1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(slash).startsWith("HTTP/1.1 400").doesNotContain("<html").contains("BAD_REQUEST");
        String firewall = WebTestServer.raw("GET /api//test;a=b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(firewall).startsWith("HTTP/1.1 400").contains("BAD_REQUEST");
        String line = WebTestServer.raw("GET /a|b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(line).startsWith("HTTP/1.1 400").doesNotContain("<html");
    }

    @Test
    void saysWithinTwoSecondsThatTheDatabaseIsAway() {
        long started = System.nanoTime();
        Answer answer = http.get("/api/test/v1/database").expect(503, "DATABASE_UNAVAILABLE");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
        assertThat(answer.header("Retry-After")).isEqualTo("2");
    }

    @Test
    void answersWhatItHasBegunBeforeItStops() throws Exception {
        try (ServletWebServerApplicationContext stopping = WebTestServer.start();
                ExecutorService background = Executors.newVirtualThreadPerTaskExecutor()) {
            Http client = Http.at(stopping.getWebServer().getPort());
            Future<Answer> slow = background.submit(() -> client.get("/api/test/v1/slow"));
            assertThat(WebTestApplication.SLOW_STARTED.await(10, TimeUnit.SECONDS))
                    .isTrue();
            Future<?> stop = background.submit(stopping::close);
            Eventually.passes(() -> assertThatThrownBy(() -> client.get("/api/test/v1/fails/busy"))
                    .isInstanceOf(UncheckedIOException.class));
            assertThat(slow.isDone()).isFalse();
            WebTestApplication.SLOW_MAY_END.countDown();
            assertThat(slow.get(10, TimeUnit.SECONDS).expect(200).text()).isEqualTo("done");
            stop.get(20, TimeUnit.SECONDS);
        }
    }
}
