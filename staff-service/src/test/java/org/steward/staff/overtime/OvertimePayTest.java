package org.steward.staff.overtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steward.platform.calendar.HolidayCalendar.DayType;
import org.steward.platform.money.Money;
import org.steward.staff.overtime.OvertimePay.Worked;

class OvertimePayTest {

    @ParameterizedTest(name = "{0}, {1} × {2} h: {3}")
    @CsvSource({
        "6000, WORKDAY, 2, 103.45",
        "6000, REST_DAY, 8, 551.72",
        "6000, STATUTORY_HOLIDAY, 8, 827.59",
        "6000, WORKDAY, 0, 0.00",
        "6000, WORKDAY, 0.5, 25.86",
        "5000, REST_DAY, 3, 172.41", // a rounded hourly wage of 28.74 would give 172.44
        "1.74, REST_DAY, 0.25, 0.01", // exactly half a fen
        "0, WORKDAY, 2, 0.00"
    })
    void isPaidByTheKindOfDay(String wage, DayType kind, String hours, String pay) {
        OvertimePay overtime = OvertimePay.of(Money.of(wage, "CNY"), List.of(worked(kind, hours)));
        assertThat(overtime.total().amountText()).isEqualTo(pay);
    }

    @Test
    void theTotalIsTheSumOfTheRoundedLines() {
        OvertimePay overtime = OvertimePay.of(
                Money.of("6000", "CNY"),
                List.of(
                        worked(DayType.WORKDAY, "2"),
                        worked(DayType.REST_DAY, "8"),
                        worked(DayType.STATUTORY_HOLIDAY, "8")));
        assertThat(overtime.lines())
                .extracting(line -> line.amount().amountText())
                .containsExactly("103.45", "551.72", "827.59");
        assertThat(overtime.total()).isEqualTo(Money.of("1482.76", "CNY"));
    }

    @Test
    void refusesWhatIsMissingOrNegative() {
        Money wage = Money.of("6000", "CNY");
        assertThatThrownBy(() -> OvertimePay.of(wage, List.of())).hasMessageContaining("VALUE_MISSING at hours");
        assertThatThrownBy(() -> OvertimePay.of(wage, List.of(worked(DayType.WORKDAY, "-1"))))
                .hasMessageContaining("VALUE_NEGATIVE at hours[0].hours");
        assertThatThrownBy(() -> OvertimePay.of(wage.negate(), List.of(worked(DayType.WORKDAY, "1"))))
                .hasMessageContaining("VALUE_NEGATIVE at monthlyWage");
        assertThatThrownBy(() -> OvertimePay.of(wage, List.of(worked(DayType.WORKDAY, "999999999999999999"))))
                .hasMessageContaining("AMOUNT_TOO_LARGE at hours[0]");
    }

    private static Worked worked(DayType kind, String hours) {
        return new Worked(kind, new BigDecimal(hours));
    }
}
