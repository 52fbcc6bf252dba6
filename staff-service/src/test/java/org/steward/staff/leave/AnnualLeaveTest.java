package org.steward.staff.leave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steward.platform.command.RefusedException;

class AnnualLeaveTest {

    @ParameterizedTest(name = "{0} years: {1} days")
    @CsvSource({"0, 0", "0.99, 0", "1, 5", "9.99, 5", "10, 10", "19.5, 10", "20, 15", "45, 15"})
    void theEntitlementRisesWithTheYearsOfWork(BigDecimal years, int days) {
        assertThat(AnnualLeave.entitlement(years)).isEqualTo(days);
    }

    @ParameterizedTest(name = "{1} days, joined {2}: {3}")
    @CsvSource({
        "2025, 5, 2025-07-01, 2", // 184/365 × 5 = 2.52
        "2025, 5, 2025-01-01, 5",
        "2025, 5, 2025-12-31, 0",
        "2025, 10, 2025-11-25, 1", // 37/365 × 10 = 1.01
        "2025, 10, 2025-11-26, 0", // 36/365 × 10 = 0.99
        "2025, 15, 2025-01-02, 14",
        "2024, 15, 2024-01-01, 15", // 366/365, but never above the entitlement
        "2024, 365, 2024-01-01, 365",
        "2024, 365, 2024-01-02, 365",
        "2024, 365, 2024-01-03, 364",
        "2025, 5, 2019-03-01, 5", // there all year
        "2025, 0, 2025-07-01, 0",
        "2025, 7.5, 2025-01-01, 7"
    })
    void aJoinerHasWhatIsLeftOfTheYear(int year, BigDecimal entitlement, LocalDate joined, int days) {
        assertThat(AnnualLeave.forJoiner(year, entitlement, joined)).isEqualTo(days);
    }

    @ParameterizedTest(name = "{1} days, left {2}, taken {3}: {4}")
    @CsvSource({
        "2025, 10, 2025-06-30, 2, 2", // 181/365 × 10 = 4.96
        "2025, 10, 2025-06-30, 0, 4",
        "2025, 10, 2025-06-30, 4, 0",
        "2025, 10, 2025-06-30, 9, 0", // no claw-back
        "2025, 10, 2025-06-30, 1.96, 2", // 4.9589 − 1.96 = 2.9989: one floor, at the end
        "2025, 10, 2025-06-30, 1.95, 3", // 4.9589 − 1.95 = 3.0089, though 4 − 1.95 is not 3
        "2025, 10, 2025-12-31, 0, 10",
        "2025, 10, 2025-01-01, 0, 0",
        "2025, 10, 2026-03-01, 3, 7",
        "2024, 365, 2024-12-31, 1, 364"
    })
    void aLeaverIsPaidWhatIsEarnedAndNotTaken(
            int year, BigDecimal entitlement, LocalDate left, BigDecimal taken, int payable) {
        assertThat(AnnualLeave.payableToLeaver(year, entitlement, null, left, taken))
                .isEqualTo(payable);
    }

    @Test
    void someoneWhoJoinsAndLeavesInOneYearEarnsTheDaysBetween() {
        assertThat(AnnualLeave.payableToLeaver(
                        2025, new BigDecimal("10"), date("2025-03-01"), date("2025-08-31"), BigDecimal.ZERO))
                .as("184/365 × 10 = 5.04")
                .isEqualTo(5);
    }

    @Test
    void refusesWhatIsMissingOrImpossible() {
        BigDecimal five = new BigDecimal("5");
        assertRefused("VALUE_NEGATIVE", "serviceYears", () -> AnnualLeave.entitlement(new BigDecimal("-1")));
        assertRefused("VALUE_MISSING", "entitlementDays", () -> AnnualLeave.forJoiner(2025, null, date("2025-07-01")));
        assertRefused(
                "VALUE_NEGATIVE",
                "entitlementDays",
                () -> AnnualLeave.forJoiner(2025, five.negate(), date("2025-07-01")));
        assertRefused("NOT_EMPLOYED_IN_YEAR", "joined", () -> AnnualLeave.forJoiner(2025, five, date("2026-01-01")));
        assertRefused("NOT_EMPLOYED_IN_YEAR", "left", () -> leaver(null, date("2024-12-31"), five));
        assertRefused("PERIOD_REVERSED", "left", () -> leaver(date("2025-05-01"), date("2025-04-01"), five));
        assertRefused("VALUE_MISSING", "takenDays", () -> leaver(null, date("2025-05-01"), null));
        assertRefused("VALUE_NEGATIVE", "takenDays", () -> leaver(null, date("2025-05-01"), five.negate()));
        assertRefused(
                "VALUE_OUT_OF_RANGE",
                "takenDays",
                () -> leaver(null, date("2025-05-01"), new BigDecimal("1E+999999999")));
    }

    @Property
    void joinerAndLeaverTogetherNeverGetMoreThanTheYear(
            @ForAll @IntRange(max = 15) int entitlement, @ForAll @IntRange(min = 1, max = 364) int day) {
        LocalDate last = LocalDate.ofYearDay(2025, day);
        int before = AnnualLeave.payableToLeaver(2025, BigDecimal.valueOf(entitlement), null, last, BigDecimal.ZERO);
        int after = AnnualLeave.forJoiner(2025, BigDecimal.valueOf(entitlement), last.plusDays(1));
        assertThat(before + after).isBetween(Math.max(0, entitlement - 1), entitlement);
    }

    private static int leaver(@Nullable LocalDate joined, LocalDate left, @Nullable BigDecimal taken) {
        return AnnualLeave.payableToLeaver(2025, new BigDecimal("5"), joined, left, taken);
    }

    private static void assertRefused(String code, String field, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(RefusedException.class, e -> {
            assertThat(e.refusal().code()).isEqualTo(code);
            assertThat(e.refusal().field()).isEqualTo(field);
        });
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text);
    }
}
