package org.steward.local;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;

/**
 * Somebody the local identity provider knows: the {@link DemoUser}s, and as many colleagues of each as are needed, by a
 * name such as {@code guard-c} or {@code clerk-t2}. Ids are derived from the name.
 */
public record LocalUser(String login) {

    /** What the names begin with: a post, or that the person is a resident. */
    private static final String POSTS = Stream.concat(
                    Arrays.stream(DemoUser.values()).map(DemoUser::login),
                    Stream.of("assistant", "supervisor", "specialist", "customers", "auditor"))
            .collect(Collectors.joining("|"));

    private static final Pattern LOGIN = Pattern.compile("(" + POSTS + ")(-[a-z0-9]{1,12}){0,2}");

    public LocalUser {
        if (!LOGIN.matcher(login).matches()) {
            throw new IllegalArgumentException(
                    "login '%s': expected a demo user's or one such as guard-c".formatted(login));
        }
    }

    /** The person of that login name; empty when it is not one of ours. */
    public static Optional<LocalUser> ofLogin(String login) {
        return LOGIN.matcher(login).matches() ? Optional.of(new LocalUser(login)) : Optional.empty();
    }

    /** A colleague in the same post. */
    public LocalUser colleague(String suffix) {
        return new LocalUser(login + '-' + suffix);
    }

    /** Whether this is somebody who works for the company. */
    public boolean isEmployee() {
        return !login.equals("resident") && !login.startsWith("resident-");
    }

    /** The claim that says who this is: {@code employee_id} or {@code customer_id}. */
    public String claim() {
        return isEmployee() ? "employee_id" : "customer_id";
    }

    /**
     * The employee's id, the same on every machine; of a resident what a site's customer is linked to
     * ({@code POST …/customers/{id}/link-login}).
     */
    public String id() {
        // An employee's is given to staff-service, which takes none that could be derived by itself.
        return isEmployee()
                ? UUID.nameUUIDFromBytes(("steward-demo-" + login).getBytes(StandardCharsets.UTF_8))
                        .toString()
                : Ids.derive("customer", Scope.COMPANY, "demo-" + login);
    }
}
