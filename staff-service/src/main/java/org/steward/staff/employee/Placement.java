package org.steward.staff.employee;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Assignment;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.staff.organisation.Region;
import org.steward.staff.position.Position;
import org.steward.staff.site.Site;

/**
 * An assignment as asked for, with what it names as it is now.
 *
 * @param position null when there is none of that id; likewise site and region
 * @param companyZone of dates that belong to no single site
 * @param givenByAdministrator whether who asks for it may make an administrator
 */
record Placement(
        AssignmentRequest request,
        @Nullable Position position,
        @Nullable Site site,
        @Nullable Region region,
        ZoneId companyZone,
        boolean givenByAdministrator) {

    /** Dates of assignments lie within this; what is outside is a slip of the pen. */
    static final LocalDate FIRST_DATE = LocalDate.of(1970, 1, 1);

    static final int YEARS_AHEAD = 5;

    /** The assignment itself; its dates begin at midnight of the site's zone, for a region or the company of the company's. */
    Assignment resolve(String assignmentId, Instant now) {
        return Require.within("assignment", () -> resolved(assignmentId, now));
    }

    private Assignment resolved(String assignmentId, Instant now) {
        Position held = known(position, "POSITION_UNKNOWN", "positionId", request.positionId());
        Level level = request.level();
        if (!held.levels().contains(level)) {
            throw refused("LEVEL_NOT_FOR_POSITION", "level", Map.of("value", level, "expected", held.levels()));
        }
        if (held.isAdministrator() && !givenByAdministrator) {
            throw new RefusedException(
                    Refusal.forbidden("ADMINISTRATOR_BY_ADMINISTRATOR", Map.of("position", held.code())));
        }
        checkPlace(level);
        ZoneId zone = site == null ? companyZone : site.zoneId();
        LocalDate from = request.validFrom();
        LocalDate until = request.validUntil();
        inRange(from, "validFrom", zone, now);
        inRange(until, "validUntil", zone, now);
        Instant validFrom = from == null ? now : from.atStartOfDay(zone).toInstant();
        Instant validUntil = until == null ? null : until.atStartOfDay(zone).toInstant();
        if (validUntil != null && !validUntil.isAfter(validFrom)) {
            throw Require.refused("PERIOD_REVERSED", "validUntil", validUntil, "later than " + validFrom);
        }
        return new Assignment(
                assignmentId,
                held.positionId(),
                level,
                level == Level.SITE ? request.siteId() : null,
                level == Level.REGION ? request.regionId() : null,
                validFrom,
                validUntil);
    }

    private void checkPlace(Level level) {
        onlyAt(level == Level.SITE, request.siteId(), "siteId", level);
        onlyAt(level == Level.REGION, request.regionId(), "regionId", level);
        if (level == Level.REGION) {
            known(region, "REGION_UNKNOWN", "regionId", request.regionId());
        }
        if (level == Level.SITE
                && known(site, "SITE_UNKNOWN", "siteId", request.siteId()).status() == Site.Status.CLOSED) {
            throw refused("SITE_CLOSED", "siteId", Map.of("value", String.valueOf(request.siteId())));
        }
    }

    private static void onlyAt(boolean wanted, @Nullable String id, String field, Level level) {
        if (wanted) {
            Require.present(id, field);
        } else if (id != null) {
            throw refused("NOT_AT_THIS_LEVEL", field, Map.of("value", id, "level", level));
        }
    }

    private static void inRange(@Nullable LocalDate date, String field, ZoneId zone, Instant now) {
        LocalDate last = LocalDate.ofInstant(now, zone).plusYears(YEARS_AHEAD);
        if (date != null && (date.isBefore(FIRST_DATE) || date.isAfter(last))) {
            throw Require.refused("DATE_OUT_OF_RANGE", field, date, FIRST_DATE + " to " + last);
        }
    }

    private static <T> T known(@Nullable T thing, String code, String field, @Nullable String id) {
        if (thing == null) {
            throw refused(code, field, Map.of("value", String.valueOf(id)));
        }
        return thing;
    }

    private static RefusedException refused(String code, String field, Map<String, Object> args) {
        return new RefusedException(Refusal.invalid(code, field, args));
    }
}
