package org.steward.workorder.servicelevel;

import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.steward.platform.calendar.HolidayCalendar;
import org.steward.platform.calendar.WorkingHours;
import org.steward.workorder.catalogue.Severity;

/** The terms of every severity, on the wall clock of any site. */
public final class ServiceLevels {

    private final ServiceLevelSettings settings;
    private final HolidayCalendar holidays;
    private final Map<ZoneId, Hours> byZone = new ConcurrentHashMap<>();

    private record Hours(WorkingHours usual, WorkingHours plain) {}

    public ServiceLevels(ServiceLevelSettings settings) {
        this.settings = settings;
        this.holidays = HolidayCalendar.named(settings.holidays());
    }

    /** What is promised for that severity at a site in that zone. */
    public ServiceTerms terms(Severity severity, ZoneId zone) {
        ServiceLevelSettings.Level level = settings.levels().get(severity);
        if (level == null) {
            throw new IllegalStateException("no service level for " + severity);
        }
        if (level.always()) {
            return ServiceTerms.always(level.response(), level.resolution());
        }
        Hours hours = byZone.computeIfAbsent(
                zone,
                key -> new Hours(
                        new WorkingHours(key, settings.week(), holidays),
                        new WorkingHours(key, settings.week(), HolidayCalendar.none())));
        return new ServiceTerms(level.response(), level.resolution(), hours.usual(), hours.plain());
    }
}
