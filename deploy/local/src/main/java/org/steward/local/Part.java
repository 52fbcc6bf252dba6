package org.steward.local;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A server of the local run, in the order they start. The database is apart: it is a process of its own kind. */
public enum Part {
    BROKER(6, null),
    IDENTITY(1, null),
    STAFF(2, "org.steward.staff.StaffApplication"),
    BILLING(3, "org.steward.billing.BillingApplication"),
    WORKORDER(4, "org.steward.workorder.WorkorderApplication"),
    SECURITY(5, "org.steward.security.SecurityApplication"),
    GATEWAY(0, "org.steward.gateway.GatewayApplication");

    /** The services behind the gateway. */
    static final List<Part> SERVICES = List.of(STAFF, BILLING, WORKORDER, SECURITY);

    /** The database's port, counted from the gateway's. */
    static final int DATABASE_OFFSET = 7;

    private final int offset;
    private final @Nullable String application;

    Part(int offset, @Nullable String application) {
        this.offset = offset;
        this.application = application;
    }

    /** Its name in settings, logs and messages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its port in a run whose gateway listens on {@code base}. */
    public int port(int base) {
        return base + offset;
    }

    /** Its address in a run whose gateway listens on {@code base}. */
    public URI address(int base) {
        return URI.create("http://127.0.0.1:" + port(base));
    }

    /** The Spring Boot application of a service or the gateway; null for the servers around them. */
    public @Nullable String application() {
        return application;
    }

    /** A page that answers 200 when the server does; null for the broker, which speaks no HTTP. */
    @Nullable URI healthPage(int base) {
        return switch (this) {
            case BROKER -> null;
            case IDENTITY -> address(base).resolve("/.well-known/openid-configuration");
            default -> address(base).resolve("/actuator/health");
        };
    }
}
