package org.steward.workorder.servicelevel;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.steward.platform.calendar.TimeRange;
import org.steward.workorder.catalogue.Severity;

/**
 * What a company promises, under {@code steward.workorder.service-level}.
 *
 * @param holidays code of a calendar that ships with the product, or {@code none}
 * @param hours by weekday ({@code mon}), such as {@code 08:30-17:30}
 * @param levels by severity, every one of them
 */
@ConfigurationProperties("steward.workorder.service-level")
public record ServiceLevelSettings(String holidays, Map<String, List<String>> hours, Map<Severity, Level> levels) {

    /**
     * The promise for one severity.
     *
     * @param always whether its clocks run round the clock rather than in working hours
     */
    public record Level(Duration response, Duration resolution, boolean always) {}

    public ServiceLevelSettings {
        EnumSet<Severity> missing = EnumSet.allOf(Severity.class);
        missing.removeAll(levels.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("steward.workorder.service-level.levels lacks " + missing);
        }
    }

    Map<DayOfWeek, List<TimeRange>> week() {
        Map<DayOfWeek, List<TimeRange>> week = new EnumMap<>(DayOfWeek.class);
        hours.forEach((day, ranges) ->
                week.put(day(day), ranges.stream().map(TimeRange::parse).toList()));
        return week;
    }

    private static DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT)) && name.length() >= 3) {
                return day;
            }
        }
        throw new IllegalArgumentException(
                "steward.workorder.service-level.hours." + name + ": expected mon, tue, wed, thu, fri, sat or sun");
    }
}
