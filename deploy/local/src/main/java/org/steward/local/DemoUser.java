package org.steward.local;

import java.util.Locale;

/**
 * The people of the local run everybody meets; {@link LocalUser} has their colleagues. Their ids are derived, so that
 * the employees these tokens speak of can be taken on; what each may do is decided by the organisation data, never by
 * the token.
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
    /** A resident; whom he is as a customer, a site's desk says by linking his login. */
    RESIDENT,
    /** Charge clerk of another site. */
    CLERK_B,
    /** Director of another site. */
    DIRECTOR_B,
    /** Guard of another site. */
    GUARD_B;

    /** The password of all of them, on a provider that listens on 127.0.0.1 only. */
    public static final String PASSWORD = "demo";

    /** The login name and the token's subject. */
    public String login() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The same as one of the many people the local identity provider knows. */
    public LocalUser user() {
        return new LocalUser(login());
    }

    /** Whether this is somebody who works for the company. */
    public boolean isEmployee() {
        return user().isEmployee();
    }

    /** The claim that says who this is: {@code employee_id} or {@code customer_id}. */
    public String claim() {
        return user().claim();
    }

    /** The employee's or customer's id, the same on every machine; see {@link LocalUser#id()}. */
    public String id() {
        return user().id();
    }
}
