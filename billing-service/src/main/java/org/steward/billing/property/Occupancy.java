package org.steward.billing.property;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A customer in a unit for a time.
 *
 * @param payer whether this customer is charged for the unit; one at a time is
 * @param from first day
 * @param until first day no more, or null while it lasts
 */
public record Occupancy(
        String customerId,
        Role role,
        boolean payer,
        LocalDate from,
        @Nullable LocalDate until) {

    /** What the customer is to the unit. */
    public enum Role {
        OWNER,
        TENANT
    }

    /** Whether it covers the day. */
    public boolean covers(LocalDate day) {
        LocalDate end = until;
        return !day.isBefore(from) && (end == null || day.isBefore(end));
    }

    boolean overlaps(Occupancy other) {
        LocalDate end = until;
        LocalDate otherEnd = other.until;
        return (end == null || other.from.isBefore(end)) && (otherEnd == null || from.isBefore(otherEnd));
    }

    Occupancy endedOn(LocalDate end) {
        return new Occupancy(customerId, role, payer, from, end);
    }
}
