package org.steward.staff.employee;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Authority;

/** What can be done with an employee. */
sealed interface EmployeeCommand {

    /**
     * Takes a person on, with his first assignment (duty T3).
     *
     * @param numberFree whether the number is claimed for him
     */
    record Join(
            String employeeId,
            String employeeNumber,
            boolean numberFree,
            PersonalData personal,
            String assignmentId,
            Placement placement)
            implements EmployeeCommand {}

    /** Gives him one more assignment. */
    record Assign(String assignmentId, Placement placement, Authority by) implements EmployeeCommand {}

    /**
     * Ends assignments and begins another at the same instant.
     *
     * @param endedAssignmentIds empty for all that hold then or later
     * @param anotherAdministrator whether somebody else is administrator of the company, for good
     */
    record Transfer(
            List<String> endedAssignmentIds,
            String assignmentId,
            Placement placement,
            boolean anotherAdministrator,
            Authority by)
            implements EmployeeCommand {}

    /**
     * Puts his leaving on record, or moves it while it has not come.
     *
     * @param at null for now
     * @param anotherAdministrator whether somebody else is administrator of the company, for good
     */
    record Leave(@Nullable Instant at, boolean anotherAdministrator, Authority by) implements EmployeeCommand {}

    /** Corrects his number. */
    record CorrectNumber(String employeeNumber, boolean numberFree) implements EmployeeCommand {}

    /** Corrects who he is. */
    record ChangePersonal(PersonalData personal) implements EmployeeCommand {}

    /** Looks at his personal data in clear: an act, because it is on record. */
    record ReadPersonal(ReadPurpose purpose) implements EmployeeCommand {}
}
