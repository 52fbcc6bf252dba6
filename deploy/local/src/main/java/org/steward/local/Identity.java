package org.steward.local;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the local identity provider and names what its clients need. */
final class Identity {

    /** The public client of front ends and of the API pages. */
    static final String WEB_CLIENT = "steward-web";

    /** The public client of the {@code token} command. */
    static final String CLI_CLIENT = "steward-cli";

    /** Nothing listens there: the command reads the code from the redirect itself. */
    static final String CLI_REDIRECT = "http://127.0.0.1/callback";

    /** The confidential client of machines. */
    static final String MACHINE_CLIENT = "steward-machine";

    /** The audience of every access token. */
    static final String AUDIENCE = "steward";

    private Identity() {}

    static String issuer(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** A running provider; closing the context stops it. */
    static ConfigurableApplicationContext start(int port, Path directory) {
        return new SpringApplicationBuilder(IdentityConfiguration.class)
                .registerShutdownHook(false)
                .run(Settings.arguments(Map.of(
                        "spring.config.name",
                        "identity",
                        "spring.main.banner-mode",
                        "off",
                        "spring.threads.virtual.enabled",
                        "true",
                        "server.address",
                        "127.0.0.1",
                        "server.port",
                        String.valueOf(port),
                        "steward.identity.issuer",
                        issuer(port),
                        "steward.identity.audience",
                        AUDIENCE,
                        "steward.local.identity-directory",
                        directory.toString())));
    }
}
