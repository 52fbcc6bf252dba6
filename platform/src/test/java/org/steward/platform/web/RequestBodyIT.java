package org.steward.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.Http.Answer;

/** Every way in which a request body can be wrong, over real HTTP. */
class RequestBodyIT {

    private static final String THING = """
            {"title":"a","items":[{"name":"x","amount":"1.50"}]}""";
    private static final String SUM = "/api/test/v1/calculations/sum";
    private static final String THINGS = "/api/test/v1/sites/s1/things";
    private final Http http = WebTestServer.http();

    static Stream<Arguments> unreadableBodies() {
        String item = "{\"name\":\"x\",\"amount\":\"1\"}";
        return Stream.of(
                body("", 400, "BODY_MISSING", null),
                body("  ", 400, "BODY_MISSING", null),
                body("{", 400, "JSON_MALFORMED", null),
                body("[", 400, "VALUE_TYPE", "body"),
                body("nonsense", 400, "JSON_MALFORMED", null),
                body(THING + " {}", 400, "JSON_MALFORMED", null),
                body("\"text\"", 400, "VALUE_TYPE", null),
                body("{\"title\":\"a\",\"items\":[],\"bogus\":1}", 400, "UNKNOWN_FIELD", "bogus"),
                body(
                        "{\"title\":\"a\",\"items\":[" + item + ",{\"name\":\"x\",\"amount\":\"1\",\"price\":1}]}",
                        400,
                        "UNKNOWN_FIELD",
                        "items[1].price"),
                body("{\"title\":\"a\",\"title\":\"b\",\"items\":[]}", 400, "DUPLICATE_FIELD", "title"),
                body(
                        "{\"title\":\"a\",\"items\":[{\"name\":\"x\",\"name\":\"y\"}]}",
                        400,
                        "DUPLICATE_FIELD",
                        "items[0].name"),
                body("{\"title\":3,\"items\":[]}", 400, "VALUE_TYPE", "title"),
                body("{\"title\":true,\"items\":[]}", 400, "VALUE_TYPE", "title"),
                body("{\"title\":{},\"items\":[]}", 400, "VALUE_TYPE", "title"),
                body("{\"title\":\"a\",\"items\":{}}", 400, "VALUE_TYPE", "items"),
                body("{\"title\":\"a\",\"items\":" + item + "}", 400, "VALUE_TYPE", "items"),
                body(
                        "{\"title\":\"a\",\"items\":[{\"name\":\"x\",\"amount\":3}]}",
                        400,
                        "VALUE_TYPE",
                        "items[0].amount"),
                body(
                        "{\"title\":\"a\",\"items\":[{\"name\":\"x\",\"amount\":1.5}]}",
                        400,
                        "VALUE_TYPE",
                        "items[0].amount"),
                body(
                        "{\"title\":\"a\",\"items\":[{\"name\":\"x\",\"amount\":\"1e9\"}]}",
                        422,
                        "VALUE_MALFORMED",
                        "items[0].amount"),
                body(
                        "{\"title\":\"a\",\"items\":[{\"name\":\"x\",\"amount\":\"\"}]}",
                        422,
                        "VALUE_MALFORMED",
                        "items[0].amount"),
                body(
                        "{\"title\":\"a\",\"items\":[{\"name\":\"x\",\"amount\":\" 1\"}]}",
                        422,
                        "VALUE_MALFORMED",
                        "items[0].amount"),
                body("{\"title\":\"a\",\"items\":[{\"name\":\"x\"}]}", 422, "VALUE_MISSING", "items[0].amount"),
                body(
                        "{\"title\":\"a\",\"items\":[{\"name\":null,\"amount\":\"1\"}]}",
                        422,
                        "VALUE_MISSING",
                        "items[0].name"),
                body("{\"title\":\"a\",\"items\":[null]}", 422, "VALUE_MISSING", "items[0]"),
                body("{\"title\":\"a\",\"items\":null}", 422, "VALUE_MISSING", "items"),
                body("{\"items\":[]}", 422, "VALUE_MISSING", "title"),
                body("null", 400, "BODY_MISSING", null),
                body("{\"title\":\"a\",\"items\":[],\"colour\":\"blue\"}", 422, "VALUE_UNKNOWN", "colour"),
                body("{\"title\":\"a\",\"items\":[],\"colour\":\"RED\"}", 422, "VALUE_UNKNOWN", "colour"),
                body("{\"title\":\"a\",\"items\":[],\"colour\":\"\"}", 422, "VALUE_UNKNOWN", "colour"),
                body("{\"title\":\"a\",\"items\":[],\"colour\":0}", 400, "VALUE_TYPE", "colour"),
                body("{\"title\":\"a\",\"items\":[],\"on\":\"2026-02-30\"}", 422, "VALUE_MALFORMED", "on"),
                body("{\"title\":\"a\",\"items\":[],\"on\":\"2026-02-03T00:00:00Z\"}", 422, "VALUE_MALFORMED", "on"),
                body("{\"title\":\"a\",\"items\":[],\"on\":[2026,2,3]}", 400, "VALUE_TYPE", "on"),
                body("{\"title\":\"a\",\"items\":[],\"on\":20260203}", 400, "VALUE_TYPE", "on"),
                body("{\"title\":\"a\",\"items\":[],\"on\":\"9999-01-01\"}", 422, "VALUE_MALFORMED", "on"),
                body("{\"title\":\"a\",\"items\":[],\"at\":\"2026-02-03T10:00:00\"}", 422, "VALUE_MALFORMED", "at"),
                body("{\"title\":\"a\",\"items\":[],\"at\":1700000000}", 400, "VALUE_TYPE", "at"),
                body("{\"title\":\"a\",\"items\":[],\"every\":3600}", 400, "VALUE_TYPE", "every"),
                body("{\"title\":\"a\",\"items\":[],\"every\":\"1h\"}", 422, "VALUE_MALFORMED", "every"),
                body("{\"title\":\"a\",\"items\":[],\"count\":\"3\"}", 400, "VALUE_TYPE", "count"),
                body("{\"title\":\"a\",\"items\":[],\"count\":3.7}", 400, "VALUE_TYPE", "count"),
                body("{\"title\":\"a\",\"items\":[],\"count\":99999999999}", 400, "VALUE_TYPE", "count"),
                body("{\"title\":\"a\",\"items\":[],\"count\":0}", 422, "VALUE_INVALID", "count"),
                body("{\"title\":\" \",\"items\":[]}", 422, "VALUE_MISSING", "title"),
                body(
                        "{\"title\":\"a\",\"items\":[],\"price\":{\"amount\":\"1.555\",\"currency\":\"CNY\"}}",
                        422,
                        "VALUE_REFUSED",
                        "price"),
                body(
                        "{\"title\":\"a\",\"items\":[],\"price\":{\"amount\":1,\"currency\":\"CNY\"}}",
                        400,
                        "VALUE_TYPE",
                        "price.amount"),
                body("{\"title\":\"a\",\"items\":[],\"extra\":" + "[".repeat(5_000), 400, "JSON_LIMIT", null),
                body("{\"title\":\"a\",\"items\":[],\"extra\":" + "9".repeat(50) + "}", 400, "JSON_LIMIT", null));
    }

    private static Arguments body(String body, int status, String code, String field) {
        return Arguments.of(body, status, code, field);
    }

    @ParameterizedTest
    @MethodSource("unreadableBodies")
    void refusesABodyAndNamesTheField(String body, int status, String code, String field) {
        Answer answer = http.send("POST", SUM, body, Map.of()).expect(status, code);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        if (field != null) {
            assertThat(answer.at("/field")).isEqualTo(field);
        }
        assertThat(answer.at("/type")).isEqualTo("urn:steward:problem:" + code);
        assertThat(answer.at("/status")).isEqualTo(Integer.toString(status));
        assertThat(answer.at("/instance")).isEqualTo(SUM);
        assertThat(answer.at("/correlationId")).isEqualTo(answer.header("X-Correlation-Id"));
        assertThat(answer.at("/title")).isNotBlank();
        assertThat(answer.at("/detail"))
                .doesNotContain("{")
                .doesNotContain("org.steward")
                .doesNotContain("jackson");
    }

    @Test
    void saysWhatWasExpected() {
        Answer colour = http.send("POST", SUM, "{\"title\":\"a\",\"items\":[],\"colour\":\"blue\"}", Map.of());
        assertThat(colour.at("/detail")).isEqualTo("colour is blue; expected one of: red, dark_green.");
        Answer price = http.send(
                "POST",
                SUM,
                "{\"title\":\"a\",\"items\":[],\"price\":{\"amount\":\"1.555\",\"currency\":\"CNY\"}}",
                Map.of());
        assertThat(price.at("/detail")).contains("1.555 has more decimals than CNY allows");
    }

    @Test
    void listsSeveralFaultsAtOnce() {
        Answer answer = http.with("Accept-Language", "zh-CN")
                .send(
                        "POST",
                        SUM,
                        "{\"title\":\"\",\"items\":[{\"name\":\"too long\",\"amount\":\"1\"}],\"count\":0}",
                        Map.of())
                .expect(422, "VALIDATION_FAILED");
        List<String> fields = new ArrayList<>();
        answer.json()
                .at("/errors")
                .forEach(error -> fields.add(error.at("/field").asString()));
        assertThat(fields).containsExactly("count", "items[0].name", "title");
        assertThat(answer.at("/errors/0/code")).isEqualTo("VALUE_INVALID");
        assertThat(answer.at("/errors/0/detail")).isEqualTo("count 的值为 0：最小不能小于1。");
        assertThat(answer.at("/errors/2/code")).isEqualTo("VALUE_MISSING");
        assertThat(answer.at("/title")).isEqualTo("多个值不符合要求");
    }

    @Test
    void refusesALargeBodyByItsLength() {
        Answer answer =
                http.send("POST", SUM, "x".repeat(10 * 1024 * 1024), Map.of()).expect(413, "BODY_TOO_LARGE");
        assertThat(answer.at("/detail")).isEqualTo("The body is over the limit of 1048576 bytes.");
        assertThat(http.with("Accept-Language", "zh-CN")
                        .send("POST", SUM, "x".repeat(17 * 1024 * 1024), Map.of())
                        .expect(413, "BODY_TOO_LARGE")
                        .at("/title"))
                .isEqualTo("请求体过大");
        http.send("POST", THINGS, "x".repeat(1024 * 1024 + 1), Map.of()).expect(413);
    }

    @Test
    void refusesALargeBodyThatAnnouncesNoLength() {
        String large = "{\"title\":\"" + "x".repeat(10 * 1024 * 1024) + "\"}";
        http.send("POST", SUM, chunked(large.getBytes(StandardCharsets.UTF_8)), json())
                .expect(413, "BODY_TOO_LARGE");
        http.send("POST", SUM, chunked(THING.getBytes(StandardCharsets.UTF_8)), json())
                .expect(200);
    }

    @Test
    void takesALargerBodyWhereTheRouteSaysSo() {
        Map<String, String> csv = Map.of("Content-Type", "text/csv", "Idempotency-Key", "import-1");
        String imports = "/api/test/v1/sites/s1/imports";
        byte[] three = new byte[3 * 1024 * 1024];
        byte[] five = new byte[5 * 1024 * 1024];
        assertThat(http.send("POST", imports, BodyPublishers.ofByteArray(three), csv)
                        .expect(200)
                        .json()
                        .at("/bytes")
                        .asLong())
                .isEqualTo(three.length);
        http.send("POST", imports, chunked(three), csv).expect(200);
        http.send("POST", imports, BodyPublishers.ofByteArray(five), csv).expect(413, "BODY_TOO_LARGE");
        http.send("POST", imports, chunked(five), csv).expect(413, "BODY_TOO_LARGE");
    }

    private static java.net.http.HttpRequest.BodyPublisher chunked(byte[] bytes) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    private static Map<String, String> json() {
        return Map.of("Content-Type", "application/json");
    }
}
