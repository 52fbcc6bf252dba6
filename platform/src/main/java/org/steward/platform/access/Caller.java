package org.steward.platform.access;

import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Authority;

/**
 * Who calls, as the token says; what he may do is looked up in the organisation.
 *
 * @param subject the token's {@code sub}
 * @param actFor the employee he stands in for (duty T13), or null
 */
public record Caller(
        String subject,
        @Nullable String employeeId,
        @Nullable String customerId,
        @Nullable String clientId,
        @Nullable String actFor) {

    /** The request attribute under which the access check leaves the caller. */
    public static final String ATTRIBUTE = "org.steward.platform.access.caller";

    /** The authority of his acts: employee, customer, or the client by itself. */
    public Authority authority() {
        String actor = employeeId != null ? employeeId : customerId != null ? customerId : subject;
        return new Authority(actor, actFor);
    }
}
