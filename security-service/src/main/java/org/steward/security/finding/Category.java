package org.steward.security.finding;

/** What a finding is about; workorder-service knows the same words. */
public enum Category {
    PLUMBING,
    ELECTRICAL,
    LIGHTING,
    LIFT,
    STRUCTURE,
    FIRE_SAFETY,
    SECURITY,
    CLEANING,
    GREENING,
    PARKING,
    NOISE,
    OTHER
}
