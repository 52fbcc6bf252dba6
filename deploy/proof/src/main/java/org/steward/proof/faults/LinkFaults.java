package org.steward.proof.faults;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.steward.local.Part;
import org.steward.proof.faults.Weather.Kind;

/** What can happen on the wires between gateway, services, database and broker. */
final class LinkFaults {

    private final Stage stage;

    LinkFaults(Stage stage) {
        this.stage = stage;
    }

    /** A link of some service: to the database, to the broker, or from the gateway to it. */
    private enum Link {
        TO_DATABASE,
        TO_BROKER,
        TO_SERVICE
    }

    private LinkProxy proxy(Link link, Part service) {
        return switch (link) {
            case TO_DATABASE -> stage.toDatabase(service);
            case TO_BROKER -> stage.toBroker(service);
            case TO_SERVICE -> stage.toService(service);
        };
    }

    private String spell(Random random, String what, Weather weather, long millis) {
        List<Part> services = stage.services();
        Part service = services.get(random.nextInt(services.size()));
        Link link = Link.values()[random.nextInt(Link.values().length)];
        spell(proxy(link, service), weather, millis);
        return "%s on %s of %s".formatted(what, link, service.label());
    }

    private static void spell(LinkProxy proxy, Weather weather, long millis) {
        proxy.weather(weather);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        // Connections that were touched do not live on as if nothing had been.
        proxy.weather(Weather.CALM);
    }

    String latency(Random random) {
        return spell(random, "latency", Weather.latency(50 + random.nextInt(400)), 4_000);
    }

    String stall(Random random) {
        return spell(random, "stall", Weather.of(Kind.STALLED), 2_000 + random.nextInt(6_000));
    }

    String halfOpen(Random random) {
        return spell(random, "half-open", Weather.of(Kind.HALF_OPEN), 3_000 + random.nextInt(4_000));
    }

    String narrow(Random random) {
        return spell(random, "1 KB/s", Weather.narrow(1_024), 5_000);
    }

    String cut(Random random) {
        return spell(random, "cut", Weather.of(Kind.CUT), 500 + random.nextInt(4_000));
    }

    String repliesLost(Random random) {
        return spell(random, "replies lost", Weather.of(Kind.REPLIES_LOST), 1_000 + random.nextInt(2_000));
    }

    /** The reply to a command is lost after it was committed. */
    String repliesOfServiceLost(Part service, long millis) {
        spell(stage.toService(service), Weather.of(Kind.REPLIES_LOST), millis);
        return "replies lost between gateway and " + service.label();
    }

    String reset(Random random) {
        List<Part> services = stage.services();
        Part service = services.get(random.nextInt(services.size()));
        Link link = Link.values()[random.nextInt(Link.values().length)];
        for (int times = 0; times < 5; times++) {
            proxy(link, service).reset();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100 + random.nextInt(400)));
        }
        return "resets on %s of %s".formatted(link, service.label());
    }
}
