package org.steward.staff.site;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.staff.organisation.Codes;

/**
 * A site to be taken over.
 *
 * @param zone IANA time zone of the site's dates
 * @param currency ISO 4217 code of the site's money
 * @param checklist what must be done before it opens; the standard list where it is missing
 */
record PlanSiteRequest(
        @Pattern(regexp = Codes.PATTERN) String code,
        @Size(max = 64) String regionId,
        @NotBlank @Size(max = 100) String name,
        SiteKind kind,
        @Size(max = 64) String zone,
        @Size(max = 3) String currency,

        @Nullable @Valid @Size(max = Site.MAX_CHECKLIST_ITEMS) List<Item> checklist) {

    /** One thing to be done, in both languages. */
    record Item(
            @Pattern(regexp = Codes.PATTERN) String item,
            @NotBlank @Size(max = 100) String zh,
            @NotBlank @Size(max = 100) String en) {}

    List<ChecklistItem> items() {
        return checklist == null
                ? List.of()
                : checklist.stream()
                        .map(item -> ChecklistItem.open(item.item(), item.zh(), item.en()))
                        .toList();
    }
}
