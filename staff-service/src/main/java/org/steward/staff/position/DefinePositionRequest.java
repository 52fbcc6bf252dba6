package org.steward.staff.position;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Role;
import org.steward.staff.organisation.Codes;

/** A new position. */
record DefinePositionRequest(
        @Pattern(regexp = Codes.PATTERN) String code,
        @Valid PositionRequest.TitleRequest title,
        @Nullable @Size(max = 16) Set<Role> roles,
        @Nullable @Valid @Size(max = 2) List<PositionRequest.Line> reportsTo) {

    PositionRequest position() {
        return new PositionRequest(title, roles, reportsTo);
    }
}
