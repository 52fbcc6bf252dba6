package org.steward.staff.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A new region. */
record CreateRegionRequest(
        @Pattern(regexp = Codes.PATTERN) String code,
        @NotBlank @Size(max = 100) String name) {}
