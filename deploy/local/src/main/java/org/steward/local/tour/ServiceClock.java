package org.steward.local.tour;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.steward.local.LocalUser;
import org.steward.platform.fixture.Http;

/** The clock of one service of the local run, driven through its admin endpoint and put back afterwards. */
final class ServiceClock implements AutoCloseable {

    private final Guide guide;
    private final LocalUser admin;
    private final String path;
    private final Instant began;
    private final long beganNanos = System.nanoTime();

    ServiceClock(Guide guide, LocalUser admin, String service) {
        this.guide = guide;
        this.admin = admin;
        this.path = "/api/" + service + "/v1/admin/clock";
        this.began = now();
    }

    Instant began() {
        return began;
    }

    private Instant now() {
        Http.Answer answer = guide.as(admin).get(path);
        if (!Guide.isOkay(answer)) {
            throw new TourFailure("the clock cannot be driven here: " + answer);
        }
        return Instant.parse(answer.at("/now"));
    }

    /** Jumps there and runs on. */
    void jumpTo(Instant instant) {
        set("drives the clock to " + instant, instant);
    }

    /** Back to where it would be had nobody driven it. */
    @Override
    public void close() {
        set("puts the clock back", began.plus(Duration.ofNanos(System.nanoTime() - beganNanos)));
    }

    private void set(String what, Instant instant) {
        Http.Answer answer =
                guide.as(admin).send("PUT", path, Map.of("now", instant.toString(), "frozen", false), Map.of());
        guide.show(admin, what, answer);
        if (!Guide.isOkay(answer)) {
            throw new TourFailure("the clock was not driven: " + answer);
        }
    }
}
