package org.steward.staff.site;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A property the company manages.
 *
 * @param code short and stable, unique in the company
 * @param zone IANA zone of the site's dates
 * @param currency ISO 4217 code of the site's money
 * @param checklist what must be done before it opens
 * @param establishment how many holders of which position it should have
 */
public record Site(
        String siteId,
        String code,
        String regionId,
        String name,
        SiteKind kind,
        String zone,
        String currency,
        Status status,
        List<ChecklistItem> checklist,
        List<EstablishmentLine> establishment,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt) {

    /** Most things on one checklist. */
    static final int MAX_CHECKLIST_ITEMS = 50;

    /** Most positions in one establishment. */
    static final int MAX_ESTABLISHMENT_LINES = 100;

    /** Where a site is in its life. */
    public enum Status {
        PLANNED,
        OPEN,
        CLOSED
    }

    public Site {
        checklist = List.copyOf(checklist);
        establishment = List.copyOf(establishment);
    }

    public ZoneId zoneId() {
        return ZoneId.of(zone);
    }

    Site withChecklist(List<ChecklistItem> next) {
        return new Site(
                siteId, code, regionId, name, kind, zone, currency, status, next, establishment, openedAt, closedAt);
    }

    Site withEstablishment(List<EstablishmentLine> next) {
        return new Site(
                siteId, code, regionId, name, kind, zone, currency, status, checklist, next, openedAt, closedAt);
    }

    Site opened(Instant at) {
        return new Site(
                siteId,
                code,
                regionId,
                name,
                kind,
                zone,
                currency,
                Status.OPEN,
                checklist,
                establishment,
                at,
                closedAt);
    }

    Site closed(Instant at) {
        return new Site(
                siteId,
                code,
                regionId,
                name,
                kind,
                zone,
                currency,
                Status.CLOSED,
                checklist,
                establishment,
                openedAt,
                at);
    }
}
