package org.steward.platform.projection;

/** Why the messages of a key wait for somebody to look. */
public enum ParkReason {
    /** The record is no event that could be read. */
    MALFORMED,
    /** A known type in a major version nobody here knows. */
    UNKNOWN_VERSION,
    /** Events before it are missing. */
    GAP,
    /** It was tried and failed, every time. */
    FAILED
}
