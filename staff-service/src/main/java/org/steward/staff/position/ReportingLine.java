package org.steward.staff.position;

/** Whom the holders of a position report to, and in what: the two lines may differ (双线汇报). */
public record ReportingLine(String positionId, Kind kind) {

    /** What the line is about. */
    public enum Kind {
        /** Daily orders, attendance, assessment: 行政. */
        ADMINISTRATIVE,
        /** How the work is done: 业务. */
        PROFESSIONAL
    }
}
