package org.steward.workorder.order;

/** Why an assignee gives an order back. */
public enum DeclineReason {
    WRONG_TRADE,
    OVERLOADED,
    OFF_DUTY,
    UNSAFE
}
