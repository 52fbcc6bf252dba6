package org.steward.staff.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.Assignment.Level;
import org.steward.platform.calendar.HolidayCalendar;
import org.steward.staff.duty.Duty;
import org.steward.staff.duty.Terms;
import org.steward.staff.site.SiteKind;

/** Holders, places and duties for tests of obligations. */
final class Plans {

    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    static final Place SITE =
            new Place(Level.SITE, "s-1", "r-1", SiteKind.HOUSING_ESTATE, SHANGHAI, at("2020-01-01T00:00"), null);

    private Plans() {}

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
    }

    static Duty duty(String code, Terms terms) {
        return duty(code, terms, LONG_AGO, null);
    }

    static Duty duty(String code, Terms terms, LocalDate from, @Nullable LocalDate until) {
        return new Duty(
                "d-" + code,
                code,
                "p-1",
                Duty.Status.PUBLISHED,
                List.of(new Duty.Version(from, terms.make())),
                until,
                true,
                List.of());
    }

    static Stay stay(String from, @Nullable String until) {
        return new Stay(at(from), until == null ? Instant.MAX : at(until));
    }

    static final Stay ALWAYS = stay("2020-01-01T00:00", null);

    static SheetPlan.Holder holder(Stay... stays) {
        return new SheetPlan.Holder(SITE, List.of(stays), List.of(), null);
    }

    static SheetPlan plan(Duty duty, SheetPlan.Holder holder) {
        return plan(duty, holder, NOVEMBER);
    }

    static SheetPlan plan(Duty duty, SheetPlan.Holder holder, YearMonth month) {
        return SheetPlan.of(List.of(duty), holder, month, HolidayCalendar.named("CN"), at("2026-10-27T00:00"));
    }

    static ObligationSheet.Key key() {
        return new ObligationSheet.Key("e-1", "p-1", SITE, NOVEMBER);
    }

    /** A sheet opened by the plan, five days ahead. */
    static ObligationSheet sheet(Duty... duties) {
        SheetPlan plan = SheetPlan.of(
                List.of(duties), holder(ALWAYS), NOVEMBER, HolidayCalendar.named("CN"), at("2026-10-27T00:00"));
        return ObligationSheet.empty(key()).with(plan.rules(), plan.obligations());
    }

    static Act act(String id, String local) {
        return new Act(id, Terms.SCANNED, "e-1", at(local), at(local), null);
    }
}
