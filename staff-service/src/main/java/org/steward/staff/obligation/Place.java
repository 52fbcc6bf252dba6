package org.steward.staff.obligation;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Assignment;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.document.Scope;
import org.steward.staff.site.Site;
import org.steward.staff.site.SiteKind;

/**
 * Where duties are due: a site, a region or the company itself.
 *
 * @param regionId of the region, or of the site's; null for the company
 * @param zone of its dates
 * @param openFrom nothing is due before; null for always
 * @param openUntil nothing is due from then on; null for open-ended
 */
record Place(
        Level level,
        @Nullable String siteId,
        @Nullable String regionId,
        @Nullable SiteKind kind,
        ZoneId zone,
        @Nullable Instant openFrom,
        @Nullable Instant openUntil) {

    /** Stands where the id of a site or region would. */
    static final String COMPANY = Scope.COMPANY.value();

    /** A site's; a site that never opened has no duties. */
    static Place of(Site site) {
        return new Place(
                Level.SITE,
                site.siteId(),
                site.regionId(),
                site.kind(),
                site.zoneId(),
                site.openedAt() == null ? Instant.MAX : site.openedAt(),
                site.closedAt());
    }

    static Place ofRegion(String regionId, ZoneId companyZone) {
        return new Place(Level.REGION, null, regionId, null, companyZone, null, null);
    }

    static Place ofCompany(ZoneId companyZone) {
        return new Place(Level.COMPANY, null, null, null, companyZone, null, null);
    }

    /** The id of the site or region, or {@code company}. */
    String id() {
        return switch (level) {
            case SITE -> String.valueOf(siteId);
            case REGION -> String.valueOf(regionId);
            case COMPANY -> COMPANY;
        };
    }

    Scope scope() {
        return siteId == null ? Scope.COMPANY : Scope.site(siteId);
    }

    boolean isOf(Assignment assignment) {
        return assignment.level() == level
                && switch (level) {
                    case SITE -> String.valueOf(siteId).equals(assignment.siteId());
                    case REGION -> String.valueOf(regionId).equals(assignment.regionId());
                    case COMPANY -> true;
                };
    }
}
