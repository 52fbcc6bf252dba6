package org.steward.workorder.catalogue;

/** The trade or subject a request or an order is about. */
public enum Category {
    PLUMBING,
    ELECTRICAL,
    LIGHTING,
    LIFT,
    HEATING,
    STRUCTURE,
    FIRE_SAFETY,
    SECURITY,
    CLEANING,
    PEST,
    HEALTH,
    GREENING,
    PARKING,
    NOISE,
    RENOVATION,
    BILLING,
    KEYS,
    OTHER
}
