package org.steward.staff.site;

import java.util.List;
import org.steward.platform.command.EventType;

/** What happens to a site. */
public sealed interface SiteEvent {

    @EventType("org.steward.staff.site.planned.v1")
    record Planned(
            String siteId, String code, String regionId, String name, SiteKind kind, String zone, String currency)
            implements SiteEvent {}

    @EventType("org.steward.staff.site.checklist-item-completed.v1")
    record ChecklistItemCompleted(String siteId, String item, int openItems) implements SiteEvent {}

    @EventType("org.steward.staff.site.opened.v1")
    record Opened(String siteId) implements SiteEvent {}

    @EventType("org.steward.staff.site.closed.v1")
    record Closed(String siteId) implements SiteEvent {}

    @EventType("org.steward.staff.site.establishment-set.v1")
    record EstablishmentSet(String siteId, List<EstablishmentLine> establishment) implements SiteEvent {}
}
