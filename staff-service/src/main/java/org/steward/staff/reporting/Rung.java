package org.steward.staff.reporting;

import java.util.List;

/** One step of a reporting line: a position, and who holds it there now; nobody where it is vacant. */
public record Rung(String positionId, List<String> employeeIds) {

    /** Holders named at most; more people than these are asked by nobody. */
    public static final int MAX_HOLDERS = 20;

    public Rung {
        employeeIds = List.copyOf(employeeIds);
    }
}
