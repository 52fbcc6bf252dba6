package org.steward.local;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The command {@code deploy/local/token}: prints the access token of a demo user of a local run. */
public final class Token {

    private static final String USAGE = "usage: token USER [--url URL]";

    private Token() {}

    public static void main(String[] arguments) {
        try {
            System.out.println(token(arguments));
        } catch (UsageFailure e) {
            System.err.println("steward: " + e.getMessage());
            System.exit(2);
        } catch (IllegalStateException e) {
            System.err.println("steward: " + e.getMessage());
            System.exit(1);
        }
    }

    static String token(String... arguments) {
        boolean hasUrl = arguments.length == 3 && arguments[1].equals("--url");
        if (arguments.length != 1 && !hasUrl) {
            throw new UsageFailure(USAGE);
        }
        LocalUser user = LocalUser.ofLogin(arguments[0])
                .orElseThrow(() -> new UsageFailure("no user '%s'; there are %s, and colleagues of each such as guard-c"
                        .formatted(
                                arguments[0],
                                Arrays.stream(DemoUser.values())
                                        .map(DemoUser::login)
                                        .collect(Collectors.joining(", ")))));
        try {
            URI gateway = URI.create(hasUrl ? arguments[2] : "http://127.0.0.1:" + Options.DEFAULT_PORT);
            return LocalTokens.ofGateway(gateway).of(user);
        } catch (IllegalArgumentException e) {
            throw new UsageFailure("--url: " + e.getMessage() + "; " + USAGE);
        }
    }
}
