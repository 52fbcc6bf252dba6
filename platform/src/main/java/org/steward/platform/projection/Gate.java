package org.steward.platform.projection;

/** The decision of the sequence gate: what an event is to a row that has seen events up to some sequence. */
enum Gate {
    /** Exactly the next one. */
    NEXT,
    /** Seen before. */
    DUPLICATE,
    /** One or more before it are missing. */
    GAP;

    static Gate decide(long seen, long sequence) {
        if (sequence <= seen) {
            return DUPLICATE;
        }
        return sequence == seen + 1 ? NEXT : GAP;
    }
}
