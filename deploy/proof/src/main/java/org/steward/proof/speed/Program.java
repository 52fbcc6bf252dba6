package org.steward.proof.speed;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.steward.local.Neighbours;
import org.steward.local.Part;
import org.steward.platform.ServiceLauncher;
import org.steward.platform.fixture.LocalBroker;

/** What a server process of the stage runs: the broker, a service of the product, or the yardstick of one. */
enum Program {
    BROKER(null),
    STAFF(Part.STAFF),
    BILLING(Part.BILLING),
    WORKORDER(Part.WORKORDER),
    SECURITY(Part.SECURITY),
    GATEWAY(Part.GATEWAY),
    BARE(null);

    static final String DIRECTORY = "proof.directory";
    static final String PORT = "server.port";

    private final @Nullable Part part;

    Program(@Nullable Part part) {
        this.part = part;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Starts it in this JVM; closing what is returned stops it. */
    AutoCloseable start(Map<String, String> settings) throws ClassNotFoundException {
        return switch (this) {
            case BROKER ->
                LocalBroker.in(
                                Path.of(settings.getOrDefault(DIRECTORY, "")),
                                Integer.parseInt(settings.getOrDefault(PORT, "")))
                        .start();
            case BARE -> BareApplication.start(settings);
            default -> service(settings);
        };
    }

    private AutoCloseable service(Map<String, String> settings) throws ClassNotFoundException {
        Part service = Objects.requireNonNull(part);
        Map<String, String> all = new TreeMap<>(settings);
        all.put("spring.autoconfigure.exclude", Neighbours.of(service));
        return ServiceLauncher.start(Class.forName(service.application()), service.label(), all);
    }
}
