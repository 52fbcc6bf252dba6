package org.steward.billing.billrun;

/** Why a run rightly passes an account by; anything else that keeps one from being billed parks it. */
enum Exclusion {
    /** The standard is not for this kind of unit. */
    NOT_OF_THIS_STANDARD,
    /** Somebody else pays for the unit in the period. */
    NOT_THE_PAYER,
    /** No component falls due in the period: they are charged by the quarter or year. */
    NOTHING_DUE,
    /** Another run, or an earlier try of this one, billed the period. */
    ALREADY_BILLED,
    /** Nothing but metered use, nothing was read, and the standard waits for the next reading. */
    NOTHING_READ;

    static boolean is(String code) {
        for (Exclusion exclusion : values()) {
            if (exclusion.name().equals(code)) {
                return true;
            }
        }
        return false;
    }
}
