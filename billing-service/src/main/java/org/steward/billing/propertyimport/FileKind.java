package org.steward.billing.propertyimport;

import java.util.Set;

/** The files of an import, in the order in which they build on each other, and their columns. */
// Set.of makes sets that cannot be changed; the checker only knows their interface.
@SuppressWarnings("ImmutableEnumChecker")
enum FileKind {
    BUILDINGS(Set.of("code", "name"), Set.of("floors")),
    UNITS(Set.of("building", "code", "kind", "built_area"), Set.of("inside_area")),
    /** One line per customer and unit; a customer of several units has several lines that say the same of him. */
    CUSTOMERS(Set.of("code", "kind", "name"), Set.of("phone", "building", "unit", "role", "payer", "from", "until")),
    METERS(Set.of("number", "kind", "unit_of_measure"), Set.of("building", "unit", "digits", "factor"));

    private final Set<String> required;
    private final Set<String> optional;

    FileKind(Set<String> required, Set<String> optional) {
        this.required = required;
        this.optional = optional;
    }

    Set<String> required() {
        return required;
    }

    Set<String> optional() {
        return optional;
    }
}
