package org.steward.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.steward.platform.fixture.Http;
import org.steward.platform.fixture.Http.Answer;
import tools.jackson.databind.JsonNode;

/** A conversation that goes right, and the headers it needs, over real HTTP. */
class WebIT {

    private static final String THING = """
            {"title":"a","items":[{"name":"x","amount":"1.50"}]}""";
    private static final String SUM = "/api/test/v1/calculations/sum";
    private static final String THINGS = "/api/test/v1/sites/s1/things";
    private final Http http = WebTestServer.http();

    @Test
    void createsWithLocationEntityTagAndCommand() {
        Answer answer = http.with("X-Correlation-Id", "corr-1").post(THINGS, THING, "key-1");
        answer.expect(201);
        assertThat(answer.header("Location")).isEqualTo(THINGS + "/t1");
        assertThat(answer.etag()).isEqualTo("\"1\"");
        assertThat(answer.header("Idempotent-Replayed")).isNull();
        assertThat(answer.header("X-Correlation-Id")).isEqualTo("corr-1");
        assertThat(answer.at("/scope")).isEqualTo("s1");
        assertThat(answer.at("/operation")).isEqualTo("test.thing.create");
        assertThat(answer.at("/key")).isEqualTo("key-1");
        assertThat(answer.at("/authority/actor")).isEqualTo("employee-1");
        assertThat(answer.at("/correlationId")).isEqualTo("corr-1");
        assertThat(answer.at("/traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(answer.json().at("/expectedVersion").isNull()).isTrue();
    }

    @Test
    void marksAReplay() {
        Answer answer = http.post(THINGS, THING.replace("\"a\"", "\"again\"")).expect(201);
        assertThat(answer.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void passesTheCallersTraceOn() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        assertThat(http.with("traceparent", trace).post(THINGS, THING).at("/traceparent"))
                .isEqualTo(trace);
        assertThat(http.with("traceparent", "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01")
                        .post(THINGS, THING)
                        .at("/traceparent"))
                .doesNotContain("0".repeat(32));
    }

    @Test
    void needsAnIdempotencyKeyOnActs() {
        Answer answer = http.send("POST", THINGS, THING, Map.of()).expect(400, "IDEMPOTENCY_KEY_MISSING");
        assertThat(answer.at("/field")).isEqualTo("Idempotency-Key");
        // Also where the method itself does not look at it.
        http.send("POST", "/api/test/v1/sites/s1/imports", "a,b", Map.of("Content-Type", "text/csv"))
                .expect(400, "IDEMPOTENCY_KEY_MISSING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "with space", "schlüssel"})
    void refusesUnusableIdempotencyKeys(String key) throws IOException {
        // The JDK client refuses to send some of these, a caller's may not.
        String answer = WebTestServer.raw(
                "POST " + THINGS + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "Idempotency-Key: " + key + "\r\nContent-Length: " + THING.length() + "\r\n\r\n" + THING);
        assertThat(answer).startsWith("HTTP/1.1 400").contains("IDEMPOTENCY_KEY_INVALID");
    }

    @Test
    void refusesALongOrRepeatedIdempotencyKey() throws IOException {
        http.post(THINGS, THING, "k".repeat(128)).expect(201);
        http.post(THINGS, THING, "k".repeat(129)).expect(400, "IDEMPOTENCY_KEY_INVALID");
        String twice = WebTestServer.raw("POST " + THINGS
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Idempotency-Key: a\r\nIdempotency-Key: b\r\nContent-Length: " + THING.length() + "\r\n\r\n" + THING);
        assertThat(twice).startsWith("HTTP/1.1 400").contains("IDEMPOTENCY_KEY_INVALID");
    }

    @Test
    void needsIfMatchOnEdits() {
        Answer missing = http.send("PUT", THINGS + "/t1", THING, Map.of()).expect(428, "IF_MATCH_REQUIRED");
        assertThat(missing.at("/field")).isEqualTo("If-Match");
        http.send("DELETE", "/api/test/v1/company/things/t1", null, Map.of()).expect(428);
        Answer edited = http.put(THINGS + "/t1", THING, "\"7\"").expect(200);
        assertThat(edited.json().at("/expectedVersion").asLong()).isEqualTo(7);
        assertThat(edited.etag()).isEqualTo("\"8\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "*", "W/\"7\"", "\"x\"", "\"-1\"", "\"1\", \"2\"", "\"1234567890123456789\""})
    void refusesOtherEntityTags(String tag) {
        http.put(THINGS + "/t1", THING, tag).expect(400, "IF_MATCH_INVALID");
    }

    @Test
    void recognisesARepeatedEditByItsVersionAndBody() {
        String first = http.put(THINGS + "/t1", THING, "\"7\"").at("/key");
        assertThat(http.put(THINGS + "/t1", THING, "\"7\"").at("/key")).isEqualTo(first);
        assertThat(http.put(THINGS + "/t1", THING, "\"8\"").at("/key")).isNotEqualTo(first);
        assertThat(http.put(THINGS + "/t2", THING, "\"7\"").at("/key")).isNotEqualTo(first);
        assertThat(http.put(THINGS + "/t1", THING.replace("\"a\"", "\"b\""), "\"7\"")
                        .at("/key"))
                .isNotEqualTo(first);
    }

    @Test
    void takesIfMatchOnActsWhenGiven() {
        Answer without = http.post("/api/test/v1/company/things/t1/close", "{}").expect(200);
        assertThat(without.json().at("/expectedVersion").isNull()).isTrue();
        assertThat(without.at("/scope")).isEqualTo("company");
        Answer with = http.post("/api/test/v1/company/things/t1/close", "{}", "k", "\"3\"")
                .expect(200);
        assertThat(with.json().at("/expectedVersion").asLong()).isEqualTo(3);
    }

    @Test
    void answersAResourceWithItsEntityTagAndDecimalsAsText() {
        Answer answer = http.get(THINGS + "/t1").expect(200);
        assertThat(answer.etag()).isEqualTo("\"7\"");
        assertThat(answer.json().at("/rate").isString()).isTrue();
        assertThat(answer.at("/rate")).isEqualTo("1.50");
        assertThat(http.with("If-None-Match", "\"7\"").get(THINGS + "/t1").status())
                .isEqualTo(304);
    }

    @Test
    void pages() {
        Answer page = http.get(THINGS).expect(200);
        assertThat(page.text()).isEqualTo("{\"items\":[\"limit 50\"],\"next\":null}");
        assertThat(http.get(THINGS + "?limit=200").at("/items/0")).isEqualTo("limit 200");
        for (String limit : List.of("0", "201", "-1", "x", "", "99999999999")) {
            Answer refused = http.get(THINGS + "?limit=" + limit).expect(400, "LIMIT_OUT_OF_RANGE");
            assertThat(refused.at("/field")).isEqualTo("limit");
        }
        assertThat(http.get(THINGS + "?cursor=x").expect(400, "CURSOR_INVALID").at("/field"))
                .isEqualTo("cursor");
    }

    @Test
    void giveEveryAnswerACorrelationId() {
        assertThat(http.get(THINGS).header("X-Correlation-Id")).hasSize(36);
        assertThat(http.with("X-Correlation-Id", "a b").get(THINGS).header("X-Correlation-Id"))
                .hasSize(36);
        assertThat(http.with("X-Correlation-Id", "x".repeat(65)).get(THINGS).header("X-Correlation-Id"))
                .hasSize(36);
        assertThat(http.get("/api/test/v1/nothing").header("X-Correlation-Id")).hasSize(36);
    }

    @Test
    void documentsItself() {
        JsonNode document = http.get("/v3/api-docs").expect(200).json();
        assertThat(document.at("/openapi").asString()).startsWith("3.1");
        JsonNode create =
                document.at("/paths").get("/api/test/v1/sites/{siteId}/things").get("post");
        assertThat(create.at("/x-duties/1").asString()).isEqualTo("B2");
        assertThat(create.at("/x-permission").asString()).isEqualTo("test.thing.create");
        assertThat(names(create))
                .contains("siteId", "Idempotency-Key", "If-Match")
                .doesNotContain("call");
        assertThat(create.at("/responses/422/$ref").asString()).isEqualTo("#/components/responses/Problem422");
        assertThat(create.at("/responses").has("201")).isTrue();
        JsonNode list =
                document.at("/paths").get("/api/test/v1/sites/{siteId}/things").get("get");
        assertThat(names(list)).contains("limit", "cursor").doesNotContain("Idempotency-Key");
        JsonNode sum = document.at("/paths").get(SUM).get("post");
        assertThat(sum.at("/x-permission").asString()).isEqualTo("any");
        assertThat(names(sum)).doesNotContain("Idempotency-Key");
        JsonNode thing = document.at("/components/schemas/WebTestApplicationThing");
        List<String> required = new ArrayList<>();
        thing.at("/required").forEach(name -> required.add(name.asString()));
        assertThat(required).containsExactlyInAnyOrder("title", "items");
        assertThat(document.at("/components/schemas/WebTestApplicationItem/properties/amount/type")
                        .asString())
                .isEqualTo("string");
        assertThat(document.at("/paths").has("/error")).isFalse();
        assertThat(document.at("/components/responses/Problem404").isObject()).isTrue();
    }

    private static List<String> names(JsonNode operation) {
        List<String> names = new ArrayList<>();
        operation
                .at("/parameters")
                .forEach(parameter -> names.add(parameter.at("/name").asString()));
        return names;
    }
}
