package org.steward.staff.employee;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Assignment;
import org.steward.platform.command.EventType;

/** What happens to an employee, as other services may know it: ids, numbers and times, never who he is. */
public sealed interface EmployeeEvent {

    /** An assignment as events carry it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Held(
            String assignmentId,
            String positionId,
            Assignment.Level level,
            @Nullable String siteId,
            @Nullable String regionId,
            Instant validFrom,
            @Nullable Instant validUntil) {

        static Held of(Assignment assignment) {
            return new Held(
                    assignment.assignmentId(),
                    assignment.positionId(),
                    assignment.level(),
                    assignment.siteId(),
                    assignment.regionId(),
                    assignment.validFrom(),
                    assignment.validUntil());
        }
    }

    /** The end of an assignment. */
    record Ended(String assignmentId, Instant validUntil) {}

    @EventType("org.steward.staff.employee.joined.v1")
    record Joined(String employeeId, String employeeNumber, Held assignment) implements EmployeeEvent {}

    @EventType("org.steward.staff.employee.assigned.v1")
    record Assigned(String employeeId, Held assignment) implements EmployeeEvent {}

    @EventType("org.steward.staff.employee.transferred.v1")
    record Transferred(String employeeId, List<Ended> endedAssignments, Held assignment) implements EmployeeEvent {}

    @EventType("org.steward.staff.employee.left.v1")
    record Left(String employeeId, Instant leftAt) implements EmployeeEvent {}

    @EventType("org.steward.staff.employee.number-corrected.v1")
    record NumberCorrected(String employeeId, String employeeNumber) implements EmployeeEvent {}

    /** That his personal data changed, not what they are. */
    @EventType("org.steward.staff.employee.personal-changed.v1")
    record PersonalChanged(String employeeId, List<String> members) implements EmployeeEvent {}

    /** That somebody looked at his personal data; who and when is the event's own. */
    @EventType("org.steward.staff.employee.personal-read.v1")
    record PersonalRead(String employeeId, ReadPurpose purpose) implements EmployeeEvent {}
}
