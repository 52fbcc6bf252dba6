package org.steward.staff.employee;

import org.jspecify.annotations.Nullable;

/** Who an employee is. Never leaves this service but to a caller who may see it, and never enters an event or a log. */
public record PersonalData(
        String name, @Nullable String phone, @Nullable String idNumber) {

    private static final String MASK = "****";
    private static final int PHONE_DIGITS_SHOWN = 4;
    private static final int ID_DIGITS_SHOWN = 2;

    /** The same person, not to be recognised by who does not know him: 王**, ****5678. */
    public PersonalData masked() {
        return new PersonalData(
                name.substring(0, name.offsetByCodePoints(0, 1)) + "**",
                phone == null ? null : tail(phone, PHONE_DIGITS_SHOWN),
                idNumber == null ? null : tail(idNumber, ID_DIGITS_SHOWN));
    }

    private static String tail(String value, int shown) {
        // Half of a short value would give it away.
        return value.length() >= 2 * shown ? MASK + value.substring(value.length() - shown) : MASK;
    }

    /** Without values: a record ends up in a log sooner or later. */
    @Override
    public String toString() {
        return "PersonalData[masked]";
    }
}
