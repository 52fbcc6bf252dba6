package org.steward.proof.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.steward.platform.fixture.Http;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of worked examples: an array of {@code {id, path, request, status, expect}}.
 *
 * <p>An answer may say more than an example expects; what it expects must be there as it says, arrays in full length.
 */
record CaseFile(List<Case> cases) {

    /** One example; {@code expect} may be missing. */
    record Case(String id, String path, JsonNode request, int status, JsonNode expect) {

        /** What is not as expected; empty when it passes. */
        List<String> differences(Http http) {
            Http.Answer answer = http.send("POST", path, request.toString(), Map.of("Accept-Language", "en"));
            List<String> differences = new ArrayList<>();
            if (answer.status() != status) {
                differences.add("expected status " + status + ", was " + answer.status() + " " + answer.text());
                return differences;
            }
            if (!expect.isMissingNode()) {
                compare("", expect, answer.json(), differences);
            }
            return differences;
        }
    }

    /** Reads the file; says which file and which case is not of that form. */
    static CaseFile read(Path file) {
        JsonNode all;
        try {
            all = JsonMapper.shared().readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException(file + " is not JSON: " + malformed.getOriginalMessage(), malformed);
        }
        if (!all.isArray()) {
            throw new IllegalArgumentException(file + ": expected an array of cases, saw " + all.getNodeType());
        }
        List<Case> cases = new ArrayList<>();
        for (JsonNode one : all) {
            if (!one.path("path").isString()
                    || !one.has("request")
                    || !one.path("status").isInt()) {
                throw new IllegalArgumentException(
                        file + ", case " + cases.size() + ": expected id, path, request and status, saw " + one);
            }
            cases.add(new Case(
                    one.path("id").asString("case " + cases.size()),
                    one.path("path").asString(),
                    one.path("request"),
                    one.path("status").asInt(),
                    one.path("expect")));
        }
        return new CaseFile(cases);
    }

    private static void compare(String at, JsonNode expected, JsonNode actual, List<String> differences) {
        if (expected.isObject() && actual.isObject()) {
            expected.properties()
                    .forEach(member -> compare(
                            at + "/" + member.getKey(), member.getValue(), actual.path(member.getKey()), differences));
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(at + "/" + i, expected.path(i), actual.path(i), differences);
            }
        } else if (!expected.equals(actual)) {
            differences.add(at + ": expected " + expected + ", was " + (actual.isMissingNode() ? "not there" : actual));
        }
    }
}
