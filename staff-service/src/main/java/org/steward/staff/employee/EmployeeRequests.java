package org.steward.staff.employee;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the operations on employees. */
final class EmployeeRequests {

    /** An employee number: what fits on a badge. */
    static final String NUMBER = "[A-Za-z0-9][A-Za-z0-9._/-]{0,31}";

    /** Not one of version 5: those are derived here, and an aggregate of another type has it or will have it. */
    private static final String UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-46-9a-f][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}";

    private EmployeeRequests() {}

    /**
     * A person to be taken on.
     *
     * @param employeeId where the identity provider already gave him one; derived where it is missing
     */
    record Join(
            @Nullable @Pattern(regexp = UUID) String employeeId,
            @Pattern(regexp = NUMBER) String employeeNumber,
            @Valid PersonalRequest personal,
            @Valid AssignmentRequest assignment) {}

    /** One more assignment. */
    record Assign(@Valid AssignmentRequest assignment) {}

    /**
     * A change of place or position.
     *
     * @param endedAssignmentIds what it ends; all that hold then where it is missing
     */
    record Transfer(
            @Nullable @Size(min = 1, max = Employee.MAX_ASSIGNMENTS) List<@Size(max = 64) String> endedAssignmentIds,

            @Valid AssignmentRequest assignment) {}

    /**
     * The end of his work here.
     *
     * @param leftAt the instant from which he may do nothing more; now where it is missing
     */
    record Leave(@Nullable Instant leftAt) {}

    /** His right number. */
    record CorrectNumber(@Pattern(regexp = NUMBER) String employeeNumber) {}

    /** Why somebody looks. */
    record ReadPersonal(ReadPurpose purpose) {}
}
