package org.steward.proof.report;

/** How a claim came out. */
public enum Outcome {
    HELD,
    MISSED,
    /** What it needs is not on this machine; the note says what. */
    SKIPPED
}
