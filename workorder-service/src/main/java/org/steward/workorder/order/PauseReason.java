package org.steward.workorder.order;

/** Why work waits; the resolution clock stands still meanwhile. */
public enum PauseReason {
    WAITING_FOR_MATERIAL,
    CUSTOMER_ABSENT,
    WAITING_FOR_APPROVAL,
    WAITING_FOR_CONTRACTOR,
    WEATHER
}
