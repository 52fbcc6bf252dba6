package org.steward.billing.meter;

import java.util.List;

/** How one reading ended, and why. */
record Verdict(Outcome outcome, List<Reason> reasons) {

    /** The three ends of a reading. */
    enum Outcome {
        ACCEPTED,
        HELD,
        REFUSED
    }

    static Verdict accepted(List<Reason> reasons) {
        return new Verdict(Outcome.ACCEPTED, List.copyOf(reasons));
    }

    static Verdict held(Reason reason) {
        return new Verdict(Outcome.HELD, List.of(reason));
    }

    static Verdict refused(Reason reason) {
        return new Verdict(Outcome.REFUSED, List.of(reason));
    }
}
