package org.steward.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.steward.platform.fixture.Eventually;
import org.steward.platform.fixture.Http;

/** An instance that is replaced under load, over real HTTP. */
class DrainIT {

    private static final Duration DRAIN = Duration.ofSeconds(2);

    @Test
    void aStoppingInstanceAnswersOnAndAsksItsCallersToGo() throws Exception {
        ServletWebServerApplicationContext server = WebTestServer.start(Map.of("steward.web.drain", DRAIN));
        Http http = Http.at(server.getWebServer().getPort());
        String page = "/api/test/v1/sites/s1/rows";
        assertThat(http.get(page).expect(200).header("Connection")).isNull();

        long begin = System.nanoTime();
        Thread stopping = Thread.ofPlatform().start(server::close);
        Http.Answer last = Eventually.value(
                "an answer that ends its connection",
                () -> http.get(page),
                answer -> answer.header("Connection") != null);
        last.expect(200);
        assertThat(last.header("Connection")).isEqualTo("close");
        stopping.join();

        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isGreaterThanOrEqualTo(DRAIN.toMillis());
    }
}
