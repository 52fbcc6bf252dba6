package org.steward.staff.employee;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is.
 *
 * @param idNumber of the identity card or passport
 */
public record PersonalRequest(
        @NotBlank @Size(max = 100) String name,

        @Nullable @Pattern(regexp = "\\+?[0-9][0-9 -]{3,22}[0-9]") String phone,

        @Nullable @Pattern(regexp = "[A-Za-z0-9()/-]{4,32}") String idNumber) {

    PersonalData data() {
        return new PersonalData(name.strip(), phone, idNumber);
    }

    /** Without values, as {@link PersonalData}. */
    @Override
    public String toString() {
        return "PersonalRequest[masked]";
    }
}
