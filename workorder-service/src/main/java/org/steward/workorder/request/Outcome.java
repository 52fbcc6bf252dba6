package org.steward.workorder.request;

/** What became of a closed request. */
public enum Outcome {
    RESOLVED,
    ANSWERED,
    REFERRED,
    NO_ACTION,
    INVALID,
    WITHDRAWN,
    DUPLICATE,
    /** Only in imported history: closed without saying how. */
    UNSTATED
}
