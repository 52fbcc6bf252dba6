package org.steward.staff.employee;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Assignment;

/**
 * A person who works for the company, in one or more assignments.
 *
 * @param employeeNumber the company's own number of him; claimed, so that no two have the same
 * @param joinedAt start of the first assignment
 * @param leftAt when he leaves or left; ends every assignment without touching it, so that a leaving can be moved
 */
public record Employee(
        String employeeId,
        String employeeNumber,
        PersonalData personal,
        List<Assignment> assignments,
        Instant joinedAt,
        @Nullable Instant leftAt) {

    /** Assignments that hold or will hold at one time. */
    static final int MAX_ASSIGNMENTS = 20;

    /** Ended assignments kept in the document; older ones are in the journal. */
    static final int ENDED_KEPT = 20;

    /** Whether he works here. */
    public enum Status {
        /** His first assignment begins later. */
        EXPECTED,
        EMPLOYED,
        /** Employed, and the leaving is on record. */
        LEAVING,
        LEFT
    }

    public Employee {
        assignments = List.copyOf(assignments);
    }

    public Status status(Instant at) {
        if (leftAt != null && !at.isBefore(leftAt)) {
            return Status.LEFT;
        }
        if (at.isBefore(joinedAt)) {
            return Status.EXPECTED;
        }
        return leftAt == null ? Status.EMPLOYED : Status.LEAVING;
    }

    /** The assignments that hold at that instant. */
    public List<Assignment> assignmentsAt(Instant at) {
        return status(at) == Status.LEFT
                ? List.of()
                : assignments.stream()
                        .filter(assignment -> assignment.isValidAt(at))
                        .toList();
    }

    /** The assignments that hold at that instant or later, his leaving considered. */
    public List<Assignment> assignmentsFrom(Instant at) {
        return status(at) == Status.LEFT
                ? List.of()
                : assignments.stream()
                        .filter(assignment -> endsAfter(assignment, at))
                        .filter(assignment ->
                                leftAt == null || assignment.validFrom().isBefore(leftAt))
                        .toList();
    }

    static boolean endsAfter(Assignment assignment, Instant at) {
        Instant until = assignment.validUntil();
        return until == null || (until.isAfter(at) && until.isAfter(assignment.validFrom()));
    }

    Employee withAssignments(List<Assignment> next) {
        return new Employee(employeeId, employeeNumber, personal, next, joinedAt, leftAt);
    }

    Employee withNumber(String next) {
        return new Employee(employeeId, next, personal, assignments, joinedAt, leftAt);
    }

    Employee withPersonal(PersonalData next) {
        return new Employee(employeeId, employeeNumber, next, assignments, joinedAt, leftAt);
    }

    Employee leaving(Instant at) {
        return new Employee(employeeId, employeeNumber, personal, assignments, joinedAt, at);
    }
}
