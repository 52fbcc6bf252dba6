package org.steward.staff.founding;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.steward.staff.employee.PersonalRequest;

/**
 * The company and its first administrator, who is the caller.
 *
 * @param zone IANA time zone of the dates of what belongs to no single site
 */
record FoundRequest(
        @NotBlank @Size(max = 100) String name,
        @Size(max = 64) String zone,
        @Valid Administrator administrator) {

    record Administrator(
            @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._/-]{0,31}") String employeeNumber,

            @Valid PersonalRequest personal) {}
}
