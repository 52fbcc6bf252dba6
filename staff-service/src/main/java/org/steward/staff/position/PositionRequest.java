package org.steward.staff.position;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Role;

/**
 * What a position is, without its code.
 *
 * @param roles what its holders may do; may be empty
 * @param reportsTo one line of a kind at most; empty at the top
 */
record PositionRequest(
        @Valid TitleRequest title,
        @Nullable @Size(max = 16) Set<Role> roles,
        @Nullable @Valid @Size(max = 2) List<Line> reportsTo) {

    record TitleRequest(
            @NotBlank @Size(max = 60) String zh,
            @NotBlank @Size(max = 60) String en) {}

    record Line(@Size(max = 64) String positionId, ReportingLine.Kind kind) {}

    Title titleAsked() {
        return new Title(title.zh(), title.en());
    }

    Set<Role> rolesAsked() {
        return roles == null ? Set.of() : roles;
    }

    List<ReportingLine> lines() {
        return reportsTo == null
                ? List.of()
                : reportsTo.stream()
                        .map(line -> new ReportingLine(line.positionId(), line.kind()))
                        .toList();
    }
}
