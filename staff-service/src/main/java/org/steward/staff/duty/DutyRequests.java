package org.steward.staff.duty;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.staff.organisation.Codes;

/** The bodies of the operations on duties. */
final class DutyRequests {

    private DutyRequests() {}

    /** A new duty, as a draft. */
    record Draft(
            @Pattern(regexp = Codes.PATTERN) String code,
            @Size(max = 64) String positionId,
            @Valid TermsRequest terms) {}

    /**
     * Other terms.
     *
     * @param from the day from which they hold, for what is published; nothing for a draft
     */
    record Revise(@Valid TermsRequest terms, @Nullable LocalDate from) {}

    /** The day from which it is due; today where it is missing. */
    record Publish(@Nullable LocalDate validFrom) {}

    /** First day on which it is no longer due; today where it is missing. */
    record Retire(@Nullable LocalDate on) {}

    /**
     * Turns it on or off.
     *
     * @param siteId where; everywhere but at the sites switched by themselves where it is missing
     * @param from today where it is missing
     */
    record Switch(
            @Nullable @Size(max = 64) String siteId,
            boolean on,
            @Nullable LocalDate from) {}

    /**
     * Takes over what ships with the product.
     *
     * @param codes which of it; all where it is missing
     * @param positions the company's own position for one of the catalogue, by the catalogue's code; the position of the
     *     same code where it is missing
     * @param definePositions whether positions that are missing are defined, with their roles and reporting lines
     * @param validFrom today where it is missing
     */
    record Adopt(
            @Nullable @Size(max = 200) List<@Size(max = 32) String> codes,
            @Nullable @Size(max = 50) Map<@Size(max = 32) String, @Size(max = 64) String> positions,
            @Nullable Boolean definePositions,
            @Nullable LocalDate validFrom) {}
}
