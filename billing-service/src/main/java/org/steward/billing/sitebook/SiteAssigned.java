package org.steward.billing.sitebook;

import java.time.LocalDate;
import org.steward.platform.command.EventType;

/** A site's books belong to that legal entity from that day on. */
@EventType("org.steward.billing.site-book.assigned.v1")
record SiteAssigned(String siteId, String entityId, LocalDate from) {}
