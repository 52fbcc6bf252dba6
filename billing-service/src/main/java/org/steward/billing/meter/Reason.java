package org.steward.billing.meter;

/** Why a reading ended as it did, or what is worth knowing about it. */
public enum Reason {
    /** Accepted: the first one, where counting starts. */
    OPENING,
    /** Accepted: this very reading was there already; nothing changed. */
    ALREADY_RECORDED,
    /** Accepted: read before others that were recorded earlier, and fits between them. */
    RECORDED_LATE,
    /** Accepted: so long since the one before that at least one reading was missed. */
    LONG_GAP,
    /** Accepted: no use for several readings in a row; the meter may be stuck or the place empty. */
    ZERO_RUN,
    /** Accepted: a person looked at it and released it. */
    RELEASED,
    /** Held: far more use per day than this meter usually has. */
    SPIKE,
    /** Held: the register ran over, or was turned back and read as a full turn. */
    ROLL_OVER_SUSPECTED,
    /** Held: an earlier reading of this meter is held, so what this one means depends on it. */
    AFTER_HELD,
    /** Refused: below the reading before it, or above the one after it. */
    BACKWARDS,
    /** Refused: another value is recorded for that day. */
    DUPLICATE_DATE,
    /** Refused: read on a day that has not come. */
    IN_FUTURE,
    /** Refused: a register does not show less than zero. */
    NEGATIVE,
    /** Refused: the register has fewer digits. */
    DOES_NOT_FIT_REGISTER,
    /** Refused: too many readings of this meter wait for a person already. */
    TOO_MANY_HELD,
    /** Refused: a person looked at it and rejected it. */
    REJECTED
}
