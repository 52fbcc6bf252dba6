package org.steward.proof.faults;

/**
 * What a link does to what passes over it.
 *
 * @param latencyMillis by which every piece comes later
 * @param bytesPerSecond the most that passes in each direction; 0 for no limit
 */
record Weather(Kind kind, long latencyMillis, long bytesPerSecond) {

    enum Kind {
        /** Everything passes. */
        OPEN,
        /** Nothing passes for now, and nothing is lost. */
        STALLED,
        /** What is sent vanishes, the connection stays: the other side is gone without a word. */
        HALF_OPEN,
        /** Requests arrive, their replies do not: the connection ends when one should come. */
        REPLIES_LOST,
        /** Every connection ends at once. */
        CUT
    }

    static final Weather CALM = new Weather(Kind.OPEN, 0, 0);

    static Weather latency(long millis) {
        return new Weather(Kind.OPEN, millis, 0);
    }

    static Weather narrow(long bytesPerSecond) {
        return new Weather(Kind.OPEN, 0, bytesPerSecond);
    }

    static Weather of(Kind kind) {
        return new Weather(kind, 0, 0);
    }
}
