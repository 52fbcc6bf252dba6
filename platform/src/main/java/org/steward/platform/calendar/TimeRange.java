package org.steward.platform.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalTime;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;

/**
 * Part of a local day, half-open {@code [from, to)}, written {@code 08:30-17:30}; it may end at {@code 24:00} but not run
 * over midnight.
 *
 * @param fromMinute minutes after 00:00 on the wall clock
 * @param toMinute minutes after 00:00 on the wall clock, at most 1440
 */
public record TimeRange(int fromMinute, int toMinute) implements Comparable<TimeRange> {

    public static final int DAY_MINUTES = 24 * 60;
    public static final TimeRange WHOLE_DAY = new TimeRange(0, DAY_MINUTES);

    private static final Pattern FORM = Pattern.compile("([0-2][0-9]):([0-5][0-9])-([0-2][0-9]):([0-5][0-9])");

    public TimeRange {
        Require.that(
                fromMinute >= 0 && toMinute <= DAY_MINUTES && fromMinute < toMinute,
                "PERIOD_REVERSED",
                null,
                text(fromMinute, toMinute),
                "00:00 ≤ from < to ≤ 24:00");
    }

    /**
     * Reads {@code 08:30-17:30}.
     *
     * @throws RefusedException {@code TIME_RANGE_MALFORMED} when it is not of this form, {@code PERIOD_REVERSED} when it
     *     does not end after it starts
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TimeRange parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new RefusedException(
                    Refusal.malformed("TIME_RANGE_MALFORMED", null, Map.of("seen", text, "expected", "HH:MM-HH:MM")));
        }
        return new TimeRange(minute(matcher, 1), minute(matcher, 3));
    }

    private static int minute(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group)) * 60 + Integer.parseInt(matcher.group(group + 1));
    }

    /** Whether the wall clock is within. */
    public boolean contains(LocalTime time) {
        long nano = time.toNanoOfDay();
        return nano >= fromMinute * 60_000_000_000L && nano < toMinute * 60_000_000_000L;
    }

    @Override
    public int compareTo(TimeRange other) {
        int byStart = Integer.compare(fromMinute, other.fromMinute);
        return byStart != 0 ? byStart : Integer.compare(toMinute, other.toMinute);
    }

    @Override
    @JsonValue
    public String toString() {
        return text(fromMinute, toMinute);
    }

    private static String text(int from, int to) {
        return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
    }
}
