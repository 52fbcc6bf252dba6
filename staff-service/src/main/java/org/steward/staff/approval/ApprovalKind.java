package org.steward.staff.approval;

/** What is asked for; each kind has its own rule. */
public enum ApprovalKind {
    /** That an obligation need not be met. */
    OBLIGATION_EXCUSE,
    /** A punch to be added or struck out. */
    ATTENDANCE_CORRECTION,
    /** Leave; the amount is its days. */
    LEAVE,
    /** Overtime; the amount is its hours. */
    OVERTIME
}
