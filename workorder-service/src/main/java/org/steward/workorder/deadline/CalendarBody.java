package org.steward.workorder.deadline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.calendar.HolidayCalendar;
import org.steward.platform.calendar.TimeRange;
import org.steward.platform.calendar.WorkingHours;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/** A calendar in a request: {@code "24x7"}, or hours by weekday in a zone with their holidays. */
@Schema(
        types = {"string", "object"},
        description =
                "24x7, or {zone, hours: {mon: [08:30-17:30], …}, holidays: CN | none | [{date, kind: off | work}]}")
@JsonDeserialize(using = CalendarBody.Reader.class)
record CalendarBody(
        @Schema(hidden = true) @Nullable String name,
        @Schema(hidden = true) @Nullable HoursBody own) {

    private static final String ALWAYS = "24x7";

    record HoursBody(
            @Nullable String zone,
            @Nullable WeekBody hours,
            @Nullable HolidaysBody holidays) {}

    record WeekBody(
            @Nullable List<String> mon,
            @Nullable List<String> tue,
            @Nullable List<String> wed,
            @Nullable List<String> thu,
            @Nullable List<String> fri,
            @Nullable List<String> sat,
            @Nullable List<String> sun) {

        Map<DayOfWeek, List<TimeRange>> toWeek() {
            Map<DayOfWeek, List<TimeRange>> week = new EnumMap<>(DayOfWeek.class);
            put(week, DayOfWeek.MONDAY, mon, "mon");
            put(week, DayOfWeek.TUESDAY, tue, "tue");
            put(week, DayOfWeek.WEDNESDAY, wed, "wed");
            put(week, DayOfWeek.THURSDAY, thu, "thu");
            put(week, DayOfWeek.FRIDAY, fri, "fri");
            put(week, DayOfWeek.SATURDAY, sat, "sat");
            put(week, DayOfWeek.SUNDAY, sun, "sun");
            return week;
        }

        private static void put(
                Map<DayOfWeek, List<TimeRange>> week, DayOfWeek day, @Nullable List<String> texts, String field) {
            List<TimeRange> ranges = new ArrayList<>();
            for (int i = 0; texts != null && i < texts.size(); i++) {
                String text = texts.get(i);
                ranges.add(Require.within(field + "[" + i + "]", () -> TimeRange.parse(text)));
            }
            week.put(day, ranges);
        }
    }

    /** The code of a shipped calendar, {@code none}, or a list of days. */
    @Schema(
            types = {"string", "array"},
            description = "CN, none, or [{date, kind: off | work}]")
    @JsonDeserialize(using = HolidaysReader.class)
    record HolidaysBody(
            @Schema(hidden = true) @Nullable String code,
            @Schema(hidden = true) @Nullable List<DayBody> days) {

        /** What a caller may say of a day; statutory holidays matter only for pay. */
        enum Kind {
            OFF,
            WORK
        }

        HolidayCalendar toHolidays() {
            if (code != null) {
                return HolidayCalendar.named(code);
            }
            List<DayBody> bodies = days == null ? List.of() : days;
            List<HolidayCalendar.Day> read = new ArrayList<>(bodies.size());
            for (int i = 0; i < bodies.size(); i++) {
                read.add(Require.within("[" + i + "]", bodies.get(i)::toDay));
            }
            return HolidayCalendar.ofDays(read);
        }
    }

    record DayBody(@Nullable LocalDate date, @Nullable String kind) {
        HolidayCalendar.Day toDay() {
            HolidayCalendar.Kind meant =
                    switch (Require.oneOf(HolidaysBody.Kind.class, kind, "kind")) {
                        case OFF -> HolidayCalendar.Kind.OFF;
                        case WORK -> HolidayCalendar.Kind.WORK;
                    };
            return new HolidayCalendar.Day(Require.present(date, "date"), meant);
        }
    }

    boolean isAlways() {
        return ALWAYS.equals(name);
    }

    /**
     * The hours it describes.
     *
     * @throws RefusedException naming the member relative to the calendar
     */
    WorkingHours toHours() {
        if (own == null) {
            if (isAlways()) {
                return WorkingHours.always();
            }
            throw Require.refused("VALUE_UNKNOWN", null, String.valueOf(name), "24x7 | {zone, hours, holidays}");
        }
        ZoneId zone = Require.zone(own.zone, "zone");
        WeekBody body = Require.present(own.hours, "hours");
        Map<DayOfWeek, List<TimeRange>> week = Require.within("hours", body::toWeek);
        Require.that(
                week.values().stream().anyMatch(ranges -> !ranges.isEmpty()),
                "NO_WORKING_HOURS",
                "hours",
                "-",
                "mon … sun");
        HolidaysBody days = Require.present(own.holidays, "holidays");
        HolidayCalendar holidays = Require.within("holidays", days::toHolidays);
        return Require.within("hours", () -> new WorkingHours(zone, week, holidays));
    }

    static final class Reader extends StdDeserializer<CalendarBody> {
        Reader() {
            super(CalendarBody.class);
        }

        @Override
        public CalendarBody deserialize(JsonParser parser, DeserializationContext context) {
            return parser.hasToken(JsonToken.VALUE_STRING)
                    ? new CalendarBody(parser.getString(), null)
                    : new CalendarBody(null, context.readValue(parser, HoursBody.class));
        }
    }

    static final class HolidaysReader extends StdDeserializer<HolidaysBody> {
        HolidaysReader() {
            super(HolidaysBody.class);
        }

        @Override
        public HolidaysBody deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                return new HolidaysBody(parser.getString(), null);
            }
            JavaType list = context.getTypeFactory().constructCollectionType(List.class, DayBody.class);
            List<DayBody> days = context.readValue(parser, list);
            return new HolidaysBody(null, days);
        }
    }
}
