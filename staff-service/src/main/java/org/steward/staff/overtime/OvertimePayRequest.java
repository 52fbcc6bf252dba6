package org.steward.staff.overtime;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.calendar.HolidayCalendar.DayType;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.money.Money;

/** Asks what overtime is worth; {@code POST /api/staff/v1/calculations/overtime-pay}. */
record OvertimePayRequest(
        @Nullable BigDecimal monthlyWage,
        @Nullable String currency,
        @Nullable List<HoursBody> hours) {

    record HoursBody(
            @Schema(allowableValues = {"workday", "rest_day", "statutory_holiday"}) @Nullable String kind,

            @Nullable BigDecimal hours) {}

    record Answer(List<LineAnswer> lines, Money total) {}

    record LineAnswer(String kind, Money amount) {}

    /**
     * The pay by line and in total.
     *
     * @throws RefusedException naming the member that is missing or makes it impossible
     */
    Answer answer() {
        Currency money = Money.currency(currency, "currency");
        Money wage = Money.notNegative(monthlyWage, money, "monthlyWage");
        List<HoursBody> bodies = Require.notEmpty(hours, "hours");
        List<OvertimePay.Worked> worked = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            HoursBody body = bodies.get(i);
            worked.add(Require.within(
                    "hours[" + i + "]",
                    () -> new OvertimePay.Worked(
                            Require.oneOf(DayType.class, body.kind, "kind"), Require.present(body.hours, "hours"))));
        }
        OvertimePay pay = OvertimePay.of(wage, worked);
        return new Answer(
                pay.lines().stream()
                        .map(line -> new LineAnswer(Require.wireName(line.kind()), line.amount()))
                        .toList(),
                pay.total());
    }
}
