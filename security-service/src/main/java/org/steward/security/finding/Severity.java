package org.steward.security.finding;

/** How much it matters; workorder-service knows the same words. */
public enum Severity {
    LOW,
    NORMAL,
    HIGH,
    URGENT
}
