package org.steward.billing.property;

/** What registering a natural key means that is already there. */
enum Again {
    /** Two people made the same thing: the second is told. */
    CONFLICT,
    /** A file is applied a second time: what is equal is left as it is. */
    FINE_WHEN_EQUAL
}
