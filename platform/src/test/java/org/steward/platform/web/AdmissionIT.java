package org.steward.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;

class AdmissionIT {

    private static final String ANY = "/api/test/v1/status/404";

    /** Its body never comes to an end, so it keeps its place. */
    private static final String ENDLESS = "POST /api/test/v1/calculations/sum HTTP/1.1\r\nHost: x\r\n"
            + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{";

    @Test
    void whatIsBeyondTheLimitIsToldSoAtOnceAndWelcomeLater() throws Exception {
        try (ServletWebServerApplicationContext server =
                WebTestServer.start(Map.of("steward.web.max-concurrent", "1"))) {
            int port = server.getWebServer().getPort();
            Http client = Http.at(port);
            try (Socket endless = new Socket(InetAddress.getLoopbackAddress(), port)) {
                endless.getOutputStream().write(ENDLESS.getBytes(StandardCharsets.US_ASCII));
                endless.getOutputStream().flush();
                Http.Answer refused =
                        Eventually.value("a refusal", () -> client.get(ANY), answer -> answer.status() == 503);
                refused.expect(503, "OVERLOADED");
                assertThat(refused.header("Retry-After")).isEqualTo("1");
            }
            Eventually.value("a place", () -> client.get(ANY), answer -> answer.status() != 503);
        }
    }
}
