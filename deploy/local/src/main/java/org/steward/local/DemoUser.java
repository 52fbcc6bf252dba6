package org.steward.local;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;

/**
 * The people the local identity provider knows. Their ids are derived, so that the demo data make the employees and the
 * customer these tokens speak of; what each may do is decided by the organisation data, never by the token.
 */
public enum DemoUser {
    /** Finance of the headquarters. */
    FINANCE,
    /** Charge clerk of the first site. */
    CLERK,
    /** Director of the first site. */
    DIRECTOR,
    /** Front desk of the first site. */
    FRONTDESK,
    /** Technician of the first site. */
    TECHNICIAN,
    /** Security captain of the first site. */
    CAPTAIN,
    /** Guard of the first site. */
    GUARD,
    /** Personnel office of the company. */
    HR,
    /** Manager of a region. */
    REGIONAL,
    /** Administrator of the company, and the subject that may create it while there is none. */
    ADMIN,
    /** A customer of the first site. */
    RESIDENT,
    /** Charge clerk of another site. */
    CLERK_B,
    /** Director of another site. */
    DIRECTOR_B,
    /** Guard of another site. */
    GUARD_B;

    /** The password of all of them, on a provider that listens on 127.0.0.1 only. */
    public static final String PASSWORD = "demo";

    /** The user of this login name, as {@code clerk-b}. */
    public static Optional<DemoUser> ofLogin(String login) {
        for (DemoUser user : values()) {
            if (user.login().equals(login)) {
                return Optional.of(user);
            }
        }
        return Optional.empty();
    }

    /** The login name and the token's subject. */
    public String login() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether this is somebody who works for the company. */
    public boolean isEmployee() {
        return this != RESIDENT;
    }

    /** The claim that says who this is: {@code employee_id} or {@code customer_id}. */
    public String claim() {
        return isEmployee() ? "employee_id" : "customer_id";
    }

    /** The employee's or customer's id, the same on every machine. */
    public String id() {
        // An employee's is given to staff-service, which takes none that could be derived by itself.
        return isEmployee()
                ? UUID.nameUUIDFromBytes(("steward-demo-" + login()).getBytes(StandardCharsets.UTF_8))
                        .toString()
                : Ids.derive("customer", Scope.COMPANY, "demo-" + login());
    }
}
