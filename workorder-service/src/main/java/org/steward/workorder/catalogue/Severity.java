package org.steward.workorder.catalogue;

/** How much it matters; on a work order it is the priority. */
public enum Severity {
    LOW,
    NORMAL,
    HIGH,
    URGENT;

    public boolean isAtLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
