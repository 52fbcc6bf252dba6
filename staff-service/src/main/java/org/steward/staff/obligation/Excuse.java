package org.steward.staff.obligation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why an obligation need not be met.
 *
 * @param askedBy who asked; null when a rule excused it
 * @param text what he said; stays in this document
 * @param decidedBy who decided; null while nobody has, or when a rule did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Excuse(
        Cause cause,
        State state,
        @Nullable String askedBy,
        @Nullable String text,
        Instant at,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt) {

    /** What it rests on. */
    enum Cause {
        JOINED,
        LEFT,
        SITE_OPENED,
        SITE_CLOSED,
        DUTY_BEGAN,
        DUTY_ENDED,
        ON_LEAVE,
        /** He was put on record only after it had fallen due. */
        RECORDED_LATE,
        /** Somebody asked, for a reason of his own. */
        ASKED
    }

    /** How far it is. */
    enum State {
        BY_RULE,
        ASKED,
        GRANTED,
        REFUSED
    }

    static Excuse byRule(Cause cause, Instant at) {
        return new Excuse(cause, State.BY_RULE, null, null, at, null, null);
    }

    static Excuse asked(String by, String text, Instant at) {
        return new Excuse(Cause.ASKED, State.ASKED, by, text, at, null, null);
    }

    Excuse decided(boolean granted, String by, Instant at) {
        return new Excuse(cause, granted ? State.GRANTED : State.REFUSED, askedBy, text, this.at, by, at);
    }
}
