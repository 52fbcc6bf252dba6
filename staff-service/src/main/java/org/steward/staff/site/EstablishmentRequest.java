package org.steward.staff.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;

/** How many holders of which position a site should have. */
record EstablishmentRequest(
        @Valid @Size(max = Site.MAX_ESTABLISHMENT_LINES) List<Line> establishment) {

    record Line(
            @Size(max = 64) String positionId,
            @Min(1) @Max(1_000) int count) {}

    List<EstablishmentLine> lines() {
        return establishment.stream()
                .map(line -> new EstablishmentLine(line.positionId(), line.count()))
                .toList();
    }
}
