package org.steward.staff.site;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.staff.organisation.Region;

/** What can be done with a site. */
sealed interface SiteCommand {

    /**
     * Starts taking over a site (duty T14).
     *
     * @param region the region it shall lie in, null when there is none of that id
     * @param checklist empty for the standard one
     */
    record Plan(
            String siteId,
            String code,
            String regionId,
            @Nullable Region region,
            String name,
            SiteKind kind,
            String zone,
            String currency,
            List<ChecklistItem> checklist)
            implements SiteCommand {}

    /** Ticks one thing of the checklist. */
    record CompleteItem(String item, String by) implements SiteCommand {}

    /** Opens the site: from now on every service works for it. */
    record Open() implements SiteCommand {}

    /** Ends the work at the site, or gives up taking it over. */
    record Close() implements SiteCommand {}

    /**
     * Says how many holders of which position the site should have.
     *
     * @param knownPositions those of the positions named that exist
     */
    record SetEstablishment(List<EstablishmentLine> lines, Set<String> knownPositions) implements SiteCommand {}
}
