package org.steward.billing.latefee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steward.billing.latefee.LateFee.Payment;
import org.steward.billing.latefee.LateFeeRule.Flat;
import org.steward.billing.latefee.LateFeeRule.Step;
import org.steward.platform.command.RefusedException;
import org.steward.platform.money.Money;

class LateFeeTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final LocalDate DUE = LocalDate.parse("2026-01-01");
    private static final LateFeeRule RUSSIAN =
            new LateFeeRule(0, List.of(step(31, "0.000533333333"), step(91, "0.00123076923")), null, null);

    @ParameterizedTest(name = "{0} at {1} a day, grace {2}, as of {3}: {4} days, {5} chargeable, {6}")
    @CsvSource({
        "2000.00, 0.003, 0, 2026-01-11, 10, 10, 60.00",
        "2000.00, 0.003, 0, 2026-01-01, 0, 0, 0.00",
        "2000.00, 0.003, 0, 2026-01-02, 1, 1, 6.00",
        "2000.00, 0.003, 0, 2025-12-01, 0, 0, 0.00",
        "2000.00, 0.003, 10, 2026-01-11, 10, 0, 0.00",
        "2000.00, 0.003, 9, 2026-01-11, 10, 1, 6.00",
        "2000.00, 0.003, 30, 2026-01-11, 10, 0, 0.00",
        "0.00, 0.003, 0, 2026-01-11, 10, 0, 0.00",
        "33.33, 0.0005, 0, 2026-01-04, 3, 3, 0.05",
        "2000.00, 0, 0, 2026-01-11, 10, 10, 0.00"
    })
    void aDailyRateRunsFromTheDayAfterTheDueDate(
            String principal, String rate, int grace, LocalDate asOf, int days, int chargeable, String amount) {
        LateFee fee = LateFee.of(Money.of(principal, "CNY"), DUE, asOf, daily(rate, grace, null), List.of());
        assertThat(fee.days()).isEqualTo(days);
        assertThat(fee.chargeableDays()).isEqualTo(chargeable);
        assertThat(fee.amount().amountText()).isEqualTo(amount);
    }

    @ParameterizedTest(name = "as of {0}: {1} chargeable, {2}")
    @CsvSource({
        "2026-01-31, 0, 0.00",
        "2026-02-01, 1, 5.33",
        "2026-02-15, 15, 80.00",
        "2026-04-01, 60, 320.00",
        "2026-04-02, 61, 332.31"
    })
    void aStepReplacesTheRateBefore(LocalDate asOf, int chargeable, String amount) {
        LateFee fee = LateFee.of(Money.of("10000.00", "CNY"), DUE, asOf, RUSSIAN, List.of());
        assertThat(fee.chargeableDays()).isEqualTo(chargeable);
        assertThat(fee.amount().amountText()).isEqualTo(amount);
    }

    @Test
    void graceDaysAreNeverChargedInStepsEither() {
        LateFeeRule rule = new LateFeeRule(5, List.of(step(1, "0.001"), step(8, "0.002")), null, null);
        LateFee fee = LateFee.of(Money.of("1000.00", "CNY"), DUE, DUE.plusDays(10), rule, List.of());
        assertThat(fee.chargeableDays()).isEqualTo(5);
        assertThat(fee.amount().amountText()).as("2 × 1.00 + 3 × 2.00").isEqualTo("8.00");
    }

    @Test
    void theCapIsOfTheOriginalPrincipal() {
        LateFeeRule capped = daily("0.01", 0, "0.05");
        assertThat(amount("1000.00", DUE.plusDays(5), capped)).isEqualTo("50.00");
        assertThat(amount("1000.00", DUE.plusDays(6), capped)).isEqualTo("50.00");
        assertThat(amount("1000.00", DUE.plusDays(10), capped, payment(3, "900.00")))
                .as("2 × 10.00 + 8 × 1.00, under the cap of 50.00")
                .isEqualTo("28.00");
        assertThat(amount("1000.00", DUE.plusDays(10), daily("0.01", 0, "0.02"), payment(3, "900.00")))
                .isEqualTo("20.00");
        assertThat(amount("1000.00", DUE.plusDays(9), daily("0.01", 0, "0"))).isEqualTo("0.00");
    }

    @Test
    void aPaymentIsFreeOfFeeFromItsOwnDayOn() {
        LateFeeRule rule = daily("0.003", 0, null);
        // 3 days on 2000, 7 days on 1500
        assertThat(amount("2000.00", DUE.plusDays(10), rule, payment(4, "500.00")))
                .isEqualTo("49.50");
        // on the day of the last asOf
        assertThat(amount("2000.00", DUE.plusDays(10), rule, payment(10, "2000.00")))
                .isEqualTo("54.00");
        // two on one day
        assertThat(amount("2000.00", DUE.plusDays(10), rule, payment(4, "300.00"), payment(4, "200.00")))
                .isEqualTo("49.50");
        // in time
        assertThat(amount("2000.00", DUE.plusDays(10), rule, payment(0, "500.00")))
                .isEqualTo("45.00");
        assertThat(amount("2000.00", DUE.plusDays(10), rule, payment(-4, "500.00")))
                .isEqualTo("45.00");
    }

    @Test
    void daysWithNothingOpenAreNotChargeable() {
        LateFee fee = LateFee.of(
                Money.of("2000.00", "CNY"),
                DUE,
                DUE.plusDays(10),
                daily("0.003", 0, null),
                List.of(payment(4, "2000.00")));
        assertThat(fee.days()).isEqualTo(10);
        assertThat(fee.chargeableDays()).isEqualTo(3);
        assertThat(fee.amount().amountText()).isEqualTo("18.00");
    }

    @Test
    void aFlatSumIsTheGreaterOfItsPartsAndZeroUntilOverdue() {
        LateFeeRule flat = flat("25.00", "0.05", 0);
        assertThat(amount("400.00", DUE, flat)).isEqualTo("0.00");
        assertThat(amount("400.00", DUE.plusDays(1), flat)).isEqualTo("25.00");
        assertThat(amount("400.00", DUE.plusDays(90), flat)).isEqualTo("25.00");
        assertThat(amount("600.00", DUE.plusDays(1), flat)).isEqualTo("30.00");
        assertThat(amount("600.00", DUE.plusDays(1), flat(null, "0.05", 0))).isEqualTo("30.00");
        assertThat(amount("600.00", DUE.plusDays(1), flat("25.00", null, 0))).isEqualTo("25.00");
        assertThat(amount("600.00", DUE.plusDays(5), flat("25.00", "0.05", 5))).isEqualTo("0.00");
        assertThat(amount("600.00", DUE.plusDays(6), flat("25.00", "0.05", 5))).isEqualTo("30.00");
        assertThat(amount("600.00", DUE.plusDays(6), flat, payment(0, "600.00")))
                .as("paid in time")
                .isEqualTo("0.00");
        assertThat(amount("600.00", DUE.plusDays(6), flat, payment(3, "600.00")))
                .as("paid, but late")
                .isEqualTo("30.00");
    }

    @Test
    void refusesWhatContradictsItself() {
        LateFeeRule rule = daily("0.003", 0, null);
        assertRefused("PAYMENT_AFTER_AS_OF", "payments[0].date", () -> amount("9.00", DUE, rule, payment(1, "1.00")));
        assertRefused(
                "PAYMENTS_OVER_PRINCIPAL",
                "payments[1].amount",
                () -> amount("9.00", DUE.plusDays(9), rule, payment(1, "5.00"), payment(2, "4.01")));
        assertRefused(
                "VALUE_NOT_POSITIVE",
                "payments[0].amount",
                () -> amount("9.00", DUE.plusDays(9), rule, payment(1, "-1.00")));
        assertRefused("VALUE_NEGATIVE", "principal", () -> amount("-9.00", DUE, rule));
        assertRefused("VALUE_NEGATIVE", "dailyRate", () -> step(1, "-0.1"));
        assertRefused("VALUE_OUT_OF_RANGE", "fromDay", () -> step(0, "0.1"));
        assertRefused("VALUE_OUT_OF_RANGE", "graceDays", () -> daily("0.1", -1, null));
        assertRefused("VALUE_NEGATIVE", "cap.ofPrincipal", () -> daily("0.1", 1, "-1"));
        assertRefused(
                "STEPS_NOT_ASCENDING",
                "steps[1].fromDay",
                () -> new LateFeeRule(0, List.of(step(31, "0.1"), step(31, "0.2")), null, null));
        assertRefused("LATE_FEE_RULE_KINDS", null, () -> new LateFeeRule(0, List.of(), null, null));
        assertRefused(
                "LATE_FEE_RULE_KINDS",
                "flat",
                () -> new LateFeeRule(0, List.of(step(1, "0.1")), new Flat(BigDecimal.ONE, null), null));
        assertRefused("VALUE_MISSING", "ofPrincipal", () -> flat(null, null, 0));
    }

    @Test
    void theExplanationShowsEveryStretch() {
        LateFee fee = LateFee.of(
                Money.of("10000.00", "CNY"), DUE, DUE.plusDays(95), RUSSIAN, List.of(payment(40, "1000.00")));
        assertThat(fee.explanation())
                .extracting(step -> step.text().get("en"))
                .containsExactly(
                        "95 days overdue on 2026-04-06 (0 days of grace)",
                        "days 31 to 39: 10000.00 × 0.000533333333 × 9 = 47.99999997",
                        "days 40 to 90: 9000.00 × 0.000533333333 × 51 = 244.799999847",
                        "days 91 to 95: 9000.00 × 0.00123076923 × 5 = 55.38461535",
                        "rounded half up: 348.184615167 → 348.18 CNY");
    }

    @Property
    void theFeeNeverFallsAsTimePassesAndIsNeverNegative(
            @ForAll @LongRange(min = 1, max = 10_000_000) long principal,
            @ForAll @IntRange(max = 20) int grace,
            @ForAll @IntRange(min = 1, max = 60) int paidAfter,
            @ForAll @IntRange(max = 100) int paidPercent,
            @ForAll @IntRange(max = 100) int first,
            @ForAll @IntRange(max = 100) int more) {
        LateFeeRule rule =
                new LateFeeRule(grace, List.of(step(3, "0.0004"), step(20, "0.001")), null, new BigDecimal("0.03"));
        Money owed = new Money(principal, CNY);
        Money earlier = LateFee.of(owed, DUE, DUE.plusDays(first), rule, paid(owed, paidAfter, paidPercent, first))
                .amount();
        Money later = LateFee.of(
                        owed, DUE, DUE.plusDays(first + more), rule, paid(owed, paidAfter, paidPercent, first + more))
                .amount();
        assertThat(earlier.isNegative()).isFalse();
        assertThat(later).isGreaterThanOrEqualTo(earlier);
    }

    private static List<Payment> paid(Money owed, int after, int percent, int asOf) {
        List<Payment> payments = new ArrayList<>();
        Money part = new Money(owed.minorUnits() * percent / 100, CNY);
        if (after <= asOf && part.isPositive()) {
            payments.add(new Payment(DUE.plusDays(after), part));
        }
        return payments;
    }

    private static void assertRefused(String code, @Nullable String field, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(RefusedException.class, e -> {
            assertThat(e.refusal().code()).isEqualTo(code);
            assertThat(e.refusal().field()).isEqualTo(field);
        });
    }

    private static String amount(String principal, LocalDate asOf, LateFeeRule rule, Payment... payments) {
        return LateFee.of(Money.of(principal, "CNY"), DUE, asOf, rule, List.of(payments))
                .amount()
                .amountText();
    }

    private static LateFeeRule daily(String rate, int grace, @Nullable String cap) {
        return new LateFeeRule(grace, List.of(step(1, rate)), null, cap == null ? null : new BigDecimal(cap));
    }

    private static LateFeeRule flat(@Nullable String minimum, @Nullable String ofPrincipal, int grace) {
        return new LateFeeRule(
                grace,
                List.of(),
                new Flat(
                        minimum == null ? null : new BigDecimal(minimum),
                        ofPrincipal == null ? null : new BigDecimal(ofPrincipal)),
                null);
    }

    private static Step step(int fromDay, String rate) {
        return new Step(fromDay, new BigDecimal(rate));
    }

    private static Payment payment(int day, String amount) {
        return new Payment(DUE.plusDays(day), Money.of(amount, "CNY"));
    }
}
