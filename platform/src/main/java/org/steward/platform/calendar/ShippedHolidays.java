package org.steward.platform.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.steward.platform.command.Require;
import tools.jackson.databind.json.JsonMapper;

/** Reads the holiday data that ships as resources, {@code holidays-<code>.json} beside this class, once per code. */
final class ShippedHolidays {

    private static final Pattern CODE = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");
    private static final Map<String, HolidayCalendar> LOADED = new ConcurrentHashMap<>();

    private ShippedHolidays() {}

    private record File(String code, String source, Map<Integer, List<Entry>> years) {}

    private record Entry(LocalDate date, String kind) {}

    static HolidayCalendar named(String code) {
        HolidayCalendar known = LOADED.get(code);
        if (known != null) {
            return known;
        }
        // The code becomes part of a resource name, so its form is checked first.
        Require.that(CODE.matcher(code).matches(), "VALUE_UNKNOWN", null, code, "CN, none");
        try (InputStream in = ShippedHolidays.class.getResourceAsStream("holidays-" + code + ".json")) {
            if (in == null) {
                throw Require.refused("VALUE_UNKNOWN", null, code, "CN, none");
            }
            HolidayCalendar loaded = read(in);
            LOADED.put(code, loaded);
            return loaded;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("holidays-" + code + ".json", unreadable);
        }
    }

    private static HolidayCalendar read(InputStream in) {
        File file = JsonMapper.shared().readValue(in, File.class);
        Set<Integer> years = new TreeSet<>(file.years.keySet());
        List<HolidayCalendar.Day> days = new ArrayList<>();
        for (List<Entry> entries : file.years.values()) {
            for (Entry entry : entries) {
                days.add(new HolidayCalendar.Day(
                        entry.date, HolidayCalendar.Kind.valueOf(entry.kind.toUpperCase(Locale.ROOT))));
            }
        }
        return HolidayCalendar.ofYears(file.code, years, days);
    }
}
