package org.steward.workorder.order;

/** Why an order is not to be done, or not to count. */
public enum CancelReason {
    NOT_NEEDED,
    DUPLICATE,
    CUSTOMER_WITHDREW,
    ENTERED_IN_ERROR
}
