package org.steward.local.tour;

import java.util.List;
import org.steward.platform.fixture.Http;
import tools.jackson.databind.JsonNode;

/** The platform as a whole, before anybody logs in: its health, the gathered API documents and their pages. */
final class PlatformChapter {

    private static final List<String> SERVICES = List.of("billing", "workorder", "security", "staff");

    private final Guide guide;

    PlatformChapter(Guide guide) {
        this.guide = guide;
    }

    void take() {
        guide.chapter("The platform as a whole (X2)");
        Http.Answer health =
                guide.show("anyone", "asks how it is", guide.anyone().get("/actuator/health"));
        guide.check("the whole is", "UP", health.at("/status"));
        for (String service : SERVICES) {
            guide.check(service + " is", "UP", health.at("/components/services/details/" + service));
        }
        for (String service : SERVICES) {
            document(service);
        }
        Http.Answer page =
                guide.show("anyone", "opens the API pages", guide.anyone().get("/swagger-ui/index.html"));
        guide.check("the page is there", 200, page.status());
        Http.Answer pages =
                guide.show("anyone", "reads what they list", guide.anyone().get("/v3/api-docs/gateway/swagger-config"));
        for (String service : SERVICES) {
            guide.check(service + " is listed", () -> pages.text().contains("/v3/api-docs/" + service));
        }
        guide.check(
                "without a token there is nothing else",
                401,
                guide.anyone().get("/api/staff/v1/my/profile").status());
    }

    /** Each operation says which duties it serves, and every one but the calculations under which permission. */
    private void document(String service) {
        Http.Answer answer = guide.anyone().get("/v3/api-docs/" + service);
        guide.check(service + "'s document is OpenAPI 3.1", () -> answer.at("/openapi")
                .startsWith("3.1"));
        int operations = 0;
        int withoutDuties = 0;
        for (JsonNode path : answer.json().path("paths")) {
            for (JsonNode operation : path) {
                operations++;
                withoutDuties += operation.path("x-duties").isEmpty() ? 1 : 0;
            }
        }
        guide.say(service + ": " + answer.json().path("paths").size() + " paths, " + operations + " operations");
        guide.check("operations of " + service + " that name no duty", 0, withoutDuties);
    }
}
