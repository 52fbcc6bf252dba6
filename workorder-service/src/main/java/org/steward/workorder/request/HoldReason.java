package org.steward.workorder.request;

/** Why an imported request waits for a person before it counts. */
public enum HoldReason {
    MISSING_PLACE,
    UNKNOWN_UNIT,
    UNKNOWN_CATEGORY,
    DUPLICATE
}
