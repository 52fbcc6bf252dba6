package org.steward.billing.tariff;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.steward.billing.tariff.Tiers.Mode;
import org.steward.billing.tariff.Tiers.Window;
import org.steward.platform.command.RefusedException;
import org.steward.platform.money.Explanation;
import org.steward.platform.money.Money;
import org.steward.platform.money.Ratio;

class TariffTest {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final BillingPeriod NOVEMBER = period("2026-11-01", "2026-12-01");

    @Test
    void aPlainRateIsRoundedOnce() {
        assertThat(amount(flat(Basis.USAGE, "3.5"), "23.87")).isEqualTo("83.55");
        assertThat(amount(flat(Basis.AREA, "3"), "61.20")).isEqualTo("183.60");
        assertThat(amount(flat(Basis.FIXED, "0.005"), "1")).isEqualTo("0.01");
        assertThat(amount(flat(Basis.FIXED, "0.0049999"), "1")).isEqualTo("0.00");
        assertThat(amount(flat(Basis.USAGE, "0"), "5")).isEqualTo("0.00");
    }

    @ParameterizedTest(name = "before {0} + {1} -> {2}")
    @CsvSource({
        "0, 180, 900.00", // upTo is inclusive
        "0, 180.01, 900.07",
        "170, 21, 127.00",
        "180, 1, 7.00",
        "179, 1, 5.00",
        "260, 1, 9.00",
        "0, 300, 1820.00",
        "300, 10, 90.00",
        "100, 0, 0.00"
    })
    void graduatedTiersOfTheYearContinueWhereTheYearStands(String before, String usage, String expected) {
        Component water = tiered(Mode.GRADUATED, Window.YEAR, tier("180", "5"), tier("260", "7"), tier(null, "9"));
        assertThat(amount(water, usage, before)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "before {0} + {1} -> {2}")
    @CsvSource({
        "0, 180, 900.00",
        "0, 181, 1267.00",
        "170, 21, 147.00", // tier by 191, this period's 21 units only
        "180, 80, 560.00",
        "180, 81, 729.00",
        "500, 0, 0.00"
    })
    void volumeTiersOfTheYearRateThisPeriodsUnitsAtTheTierReached(String before, String usage, String expected) {
        Component water = tiered(Mode.VOLUME, Window.YEAR, tier("180", "5"), tier("260", "7"), tier(null, "9"));
        assertThat(amount(water, usage, before)).isEqualTo(expected);
    }

    @Test
    void publishedTiersOfOneHundredAndEleven() {
        Tier[] steps = {tier("10", "1.5"), tier("110", "1"), tier(null, "0.5")};
        assertThat(amount(tiered(Mode.GRADUATED, Window.PERIOD, steps), "111")).isEqualTo("115.50");
        assertThat(amount(tiered(Mode.VOLUME, Window.PERIOD, steps), "111")).isEqualTo("55.50");
        assertThat(amount(tiered(Mode.VOLUME, Window.PERIOD, steps), "110")).isEqualTo("110.00");
    }

    @ParameterizedTest(name = "{0} {1} before {2} + {3} -> {4}")
    @CsvSource({
        // graduated: once for each tier newly entered
        "GRADUATED, PERIOD, , 0, 0.00",
        "GRADUATED, PERIOD, , 10, 12.00",
        "GRADUATED, PERIOD, , 11, 17.00",
        "GRADUATED, YEAR, 0, 11, 17.00",
        "GRADUATED, YEAR, 5, 5, 5.00",
        "GRADUATED, YEAR, 10, 1, 5.00",
        "GRADUATED, YEAR, 11, 1, 2.00",
        "GRADUATED, YEAR, 11, 0, 0.00",
        // volume: of the tier reached
        "VOLUME, PERIOD, , 0, 0.00",
        "VOLUME, PERIOD, , 10, 12.00",
        "VOLUME, PERIOD, , 11, 25.00",
        "VOLUME, YEAR, 11, 1, 5.00",
        "VOLUME, YEAR, 11, 0, 0.00"
    })
    void aFlatSumIsAddedWhenATierIsEntered(
            Mode mode, Window window, @Nullable String before, String usage, String expected) {
        Component component = tiered(mode, window, flatTier("10", "1", "2", false), flatTier(null, "2", "3", false));
        assertThat(amount(component, usage, before)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} before {2} + {3} -> {4}")
    @CsvSource({
        "GRADUATED, PERIOD, , 0, 2.00",
        "GRADUATED, PERIOD, , 1, 3.00",
        "GRADUATED, YEAR, 0, 0, 2.00",
        "GRADUATED, YEAR, 5, 0, 0.00", // entered before
        "VOLUME, PERIOD, , 0, 2.00",
        "VOLUME, YEAR, 5, 0, 2.00",
        "VOLUME, YEAR, 11, 0, 3.00"
    })
    void flatAtZeroAddsItForZeroUnitsToo(
            Mode mode, Window window, @Nullable String before, String usage, String expected) {
        Component component = tiered(mode, window, flatTier("10", "1", "2", true), flatTier(null, "2", "3", true));
        assertThat(amount(component, usage, before)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} before {2} + {3} -> {4}")
    @CsvSource({
        "GRADUATED, PERIOD, , 0, 0.00",
        "GRADUATED, PERIOD, , 0.1, 2.00",
        "GRADUATED, PERIOD, , 5, 2.00",
        "GRADUATED, PERIOD, , 5.1, 4.00",
        "GRADUATED, PERIOD, , 12, 6.00",
        "GRADUATED, PERIOD, , 13, 9.00", // three blocks to 12, then one of the next tier
        "GRADUATED, YEAR, 3, 1, 0.00", // the block was started before
        "GRADUATED, YEAR, 3, 3, 2.00",
        "VOLUME, PERIOD, , 12, 6.00",
        "VOLUME, PERIOD, , 13, 6.00", // two blocks of ten at 3
        "VOLUME, YEAR, 12, 1, 3.00"
    })
    void blocksAreChargedWhenStarted(Mode mode, Window window, @Nullable String before, String usage, String expected) {
        Component component = tiered(mode, window, blockTier("12", "2", "5"), blockTier(null, "3", "10"));
        assertThat(amount(component, usage, before)).isEqualTo(expected);
    }

    @Test
    void tierDaysBaseScalesTheBounds() {
        Component component = new Component(
                "u",
                Basis.USAGE,
                null,
                new Tiers(Mode.GRADUATED, Window.PERIOD, 30, List.of(tier("10", "1"), tier(null, "2"))));
        Quantity twelve = Quantity.of(new BigDecimal("12"), "quantity");
        assertThat(line(component, twelve, period("2026-11-01", "2026-12-01"))).isEqualTo("14.00");
        assertThat(line(component, twelve, period("2026-11-01", "2026-12-31"))).isEqualTo("12.00");
        // 31 days: the bound is 10 1/3, so 10.333… at 1 and 1.666… at 2
        assertThat(line(component, twelve, period("2026-10-01", "2026-11-01"))).isEqualTo("13.67");
        assertRefused(
                "PERIOD_EMPTY", "tierDaysBase", () -> line(component, twelve, period("2026-10-01", "2026-10-01")));
    }

    @Test
    void tiersMustAscendAndReachTheUsage() {
        assertRefused("TIERS_NOT_ASCENDING", "tiers[1].upTo", () -> tiers(tier("10", "1"), tier("10", "2")));
        assertRefused("TIERS_NOT_ASCENDING", "tiers[1].upTo", () -> tiers(tier("10", "1"), tier("9", "2")));
        assertRefused("TIERS_NOT_ASCENDING", "tiers[0].upTo", () -> tiers(tier(null, "1"), tier("9", "2")));
        assertRefused("VALUE_MISSING", "tiers", () -> tiers());
        assertRefused("VALUE_NOT_POSITIVE", "upTo", () -> tier("0", "1"));
        assertRefused("VALUE_NEGATIVE", "rate", () -> tier("1", "-1"));
        assertRefused("VALUE_NOT_POSITIVE", "block", () -> blockTier("1", "1", "0"));
        assertRefused("VALUE_NEGATIVE", "flat", () -> flatTier("1", "1", "-0.01", false));
        Component capped = tiered(Mode.GRADUATED, Window.PERIOD, tier("10", "1"));
        assertThat(amount(capped, "10")).isEqualTo("10.00");
        assertRefused("USAGE_BEYOND_TIERS", "tiers", () -> amount(capped, "10.01"));
        Component volume = tiered(Mode.VOLUME, Window.PERIOD, tier("10", "1"));
        assertRefused("USAGE_BEYOND_TIERS", "tiers", () -> amount(volume, "11"));
        assertRefused(
                "TIER_DAYS_OF_YEAR",
                "tierDaysBase",
                () -> new Tiers(Mode.GRADUATED, Window.YEAR, 30, List.of(tier(null, "1"))));
    }

    @Test
    void aComponentHasARateOrTiersOfUsage() {
        Tiers some = tiers(tier(null, "1"));
        assertRefused("VALUE_MISSING", "rate", () -> new Component("u", Basis.USAGE, null, null));
        assertRefused("RATE_AND_TIERS", "rate", () -> new Component("u", Basis.USAGE, BigDecimal.ONE, some));
        assertRefused("TIERS_NEED_USAGE", "tiers", () -> new Component("u", Basis.AREA, null, some));
        assertRefused("VALUE_NEGATIVE", "rate", () -> flat(Basis.FIXED, "-1"));
        assertRefused("VALUE_MISSING", "code", () -> new Component(" ", Basis.FIXED, BigDecimal.ONE, null));
    }

    @ParameterizedTest(name = "{0} [{1}, {2}) -> {3}")
    @CsvSource({
        "NONE, 2026-11-01, 2026-12-01, 249.95",
        "NONE, 2026-11-01, 2026-11-02, 249.95",
        "NONE, 2026-11-01, 2027-11-01, 249.95",
        "DAILY_ACTUAL, 2026-11-01, 2026-11-16, 124.98",
        "DAILY_ACTUAL, 2026-11-01, 2026-12-01, 249.95",
        "DAILY_ACTUAL, 2026-02-01, 2026-03-01, 249.95",
        "DAILY_ACTUAL, 2026-11-16, 2026-12-16, 245.92", // 15/30 + 15/31
        "DAILY_ACTUAL, 2024-02-10, 2024-03-01, 172.38", // 20/29
        "DAILY_ACTUAL, 2026-11-16, 2027-02-01, 624.88", // 15/30 + 1 + 1
        "DAILY_ACTUAL, 2026-11-16, 2026-11-16, 0.00",
        "DAILY_30, 2026-10-01, 2026-11-01, 249.95", // a full month is one
        "DAILY_30, 2026-02-01, 2026-03-01, 249.95",
        "DAILY_30, 2026-10-02, 2026-11-01, 249.95", // 30 days of 31
        "DAILY_30, 2026-02-02, 2026-03-01, 224.96", // 27/30
        "DAILY_30, 2026-10-16, 2026-12-01, 383.26" // 16/30 + 1
    })
    void monthlyRatesAreProratedAndRoundedOnce(Proration proration, String from, String to, String expected) {
        assertThat(prorated(flat(Basis.FIXED, "249.95"), "1", period(from, to), proration))
                .isEqualTo(expected);
        assertThat(prorated(flat(Basis.AREA, "249.95"), "1", period(from, to), proration))
                .isEqualTo(expected);
    }

    @Test
    void usageIsNeverProrated() {
        assertThat(prorated(flat(Basis.USAGE, "2"), "10", period("2026-11-01", "2026-11-16"), Proration.DAILY_ACTUAL))
                .isEqualTo("20.00");
    }

    @Test
    void aPeriodIsNeitherReversedNorEndless() {
        assertRefused("PERIOD_REVERSED", "to", () -> period("2026-11-02", "2026-11-01"));
        assertRefused("PERIOD_TOO_LONG", "to", () -> period("1900-01-01", "2026-11-01"));
    }

    @Test
    void segmentsOfAReplacedMeterAddUp() {
        assertThat(Quantity.of(List.of(segment("1263", "1285", null), segment("0", "9", null)))
                        .value())
                .isEqualByComparingTo("31");
    }

    @Test
    void aRegisterRollsOverAtItsDigits() {
        assertThat(segment("99990", "15", 5).used()).isEqualByComparingTo("25");
        assertThat(segment("99999.5", "0.25", 5).used()).isEqualByComparingTo("0.75");
        assertThat(segment("15", "20", 5).used()).isEqualByComparingTo("5");
        assertThat(segment("15", "15", 5).used()).isEqualByComparingTo("0");
        assertRefused("READING_BACKWARDS", "to", () -> segment("100", "90", null));
        assertRefused("READING_OVER_REGISTER", "from", () -> segment("100000", "15", 5));
        assertRefused("READING_OVER_REGISTER", "to", () -> segment("99990", "100000", 5));
        assertRefused("VALUE_NEGATIVE", "from", () -> segment("-1", "15", 5));
        assertRefused("VALUE_OUT_OF_RANGE", "digits", () -> segment("1", "15", 0));
    }

    @Test
    void negativeUsageAndAMissingCountOfTheYearAreRefused() {
        assertRefused("VALUE_NEGATIVE", "quantity", () -> amount(flat(Basis.USAGE, "1"), "-1"));
        Component water = tiered(Mode.VOLUME, Window.YEAR, tier(null, "5"));
        assertRefused("VALUE_MISSING", "usageBefore", () -> amount(water, "1"));
        assertRefused("VALUE_NEGATIVE", "usageBefore", () -> amount(water, "1", "-1"));
    }

    @Test
    void anAmountTooLargeIsRefused() {
        Component dear = flat(Basis.FIXED, "100000000000000000");
        assertRefused("AMOUNT_TOO_LARGE", null, () -> amount(dear, "10000"));
    }

    @Test
    void theExplanationCarriesEveryNumberOfTheLine() {
        Component water = tiered(Mode.GRADUATED, Window.YEAR, tier("180", "5.00"), tier("260", "7.00"));
        Quantity usage = Quantity.of(List.of(segment("99990", "11", 5)));
        ChargeLine line = Tariff.line(water, usage, new BigDecimal("170"), NOVEMBER, Proration.NONE, CNY);
        assertThat(line.amount()).isEqualTo(Money.of("127.00", "CNY"));
        assertThat(line.explanation()).hasSize(5).allSatisfy(step -> assertThat(step.text())
                .containsOnlyKeys("zh-CN", "en"));
        List<Explanation> steps = line.explanation();
        assertThat(steps.get(0).numbers()).containsEntry("digits", "5").containsEntry("used", "21");
        assertThat(steps.get(1).numbers()).containsEntry("usageBefore", "170");
        assertThat(steps.get(2).numbers())
                .containsEntry("upTo", "180")
                .containsEntry("units", "10")
                .containsEntry("rate", "5.00")
                .containsEntry("exact", "50");
        assertThat(steps.get(3).text()).containsEntry("en", "tier 2 (up to 260): 11 × 7.00 = 77");
        assertThat(steps.get(4).numbers()).containsEntry("exact", "127").containsEntry("amount", "127.00");
    }

    @Test
    void theExplanationOfAProratedLineShowsTheDays() {
        ChargeLine line = Tariff.line(
                flat(Basis.FIXED, "1000"),
                Quantity.of(BigDecimal.ONE, "quantity"),
                null,
                period("2026-08-20", "2026-09-01"),
                Proration.DAILY_ACTUAL,
                CNY);
        assertThat(line.amount()).isEqualTo(Money.of("387.10", "CNY"));
        assertThat(line.explanation()).anySatisfy(step -> assertThat(step.numbers())
                .containsEntry("daysCovered", "12")
                .containsEntry("daysOfMonth", "31"));
    }

    @Property
    void prorationByActualDaysIsAdditive(
            @ForAll @IntRange(max = 800) int start,
            @ForAll @IntRange(max = 400) int first,
            @ForAll @IntRange(max = 400) int second) {
        LocalDate a = LocalDate.parse("2023-11-05").plusDays(start);
        LocalDate b = a.plusDays(first);
        LocalDate c = b.plusDays(second);
        Ratio parts = new BillingPeriod(a, b)
                .months(Proration.DAILY_ACTUAL)
                .plus(new BillingPeriod(b, c).months(Proration.DAILY_ACTUAL));
        assertThat(new BillingPeriod(a, c).months(Proration.DAILY_ACTUAL)).isEqualTo(parts);
    }

    @Property
    void aYearOfGraduatedBillsCostsWhatOneBillWould(
            @ForAll @IntRange(max = 200) int first, @ForAll @IntRange(max = 200) int second) {
        List<Tier> steps = List.of(
                new Tier(new BigDecimal("100"), new BigDecimal("3"), new BigDecimal("2"), false, null),
                new Tier(new BigDecimal("150"), new BigDecimal("4"), null, false, new BigDecimal("7")),
                new Tier(null, new BigDecimal("5"), new BigDecimal("1"), false, null));
        Component water = new Component("w", Basis.USAGE, null, new Tiers(Mode.GRADUATED, Window.YEAR, null, steps));
        BigDecimal one = new BigDecimal(amount(water, String.valueOf(first), "0"))
                .add(new BigDecimal(amount(water, String.valueOf(second), String.valueOf(first))));
        assertThat(one).isEqualByComparingTo(amount(water, String.valueOf(first + second), "0"));
    }

    private static void assertRefused(String code, @Nullable String field, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(RefusedException.class, e -> {
            assertThat(e.refusal().code()).isEqualTo(code);
            assertThat(e.refusal().field()).isEqualTo(field);
        });
    }

    private static String amount(Component component, String quantity) {
        return amount(component, quantity, null);
    }

    private static String amount(Component component, String quantity, @Nullable String before) {
        return Tariff.line(
                        component,
                        Quantity.of(new BigDecimal(quantity), "quantity"),
                        before == null ? null : new BigDecimal(before),
                        NOVEMBER,
                        Proration.NONE,
                        CNY)
                .amount()
                .amountText();
    }

    private static String line(Component component, Quantity quantity, BillingPeriod period) {
        return Tariff.line(component, quantity, null, period, Proration.NONE, CNY)
                .amount()
                .amountText();
    }

    private static String prorated(Component component, String quantity, BillingPeriod period, Proration proration) {
        return Tariff.line(component, Quantity.of(new BigDecimal(quantity), "quantity"), null, period, proration, CNY)
                .amount()
                .amountText();
    }

    private static BillingPeriod period(String from, String to) {
        return new BillingPeriod(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static Component flat(Basis basis, String rate) {
        return new Component("c", basis, new BigDecimal(rate), null);
    }

    private static Component tiered(Mode mode, Window window, Tier... steps) {
        return new Component("u", Basis.USAGE, null, new Tiers(mode, window, null, List.of(steps)));
    }

    private static Tiers tiers(Tier... steps) {
        return new Tiers(Mode.GRADUATED, Window.PERIOD, null, new ArrayList<>(List.of(steps)));
    }

    private static Tier tier(@Nullable String upTo, String rate) {
        return new Tier(decimal(upTo), new BigDecimal(rate), null, false, null);
    }

    private static Tier flatTier(@Nullable String upTo, String rate, String flat, boolean atZero) {
        return new Tier(decimal(upTo), new BigDecimal(rate), new BigDecimal(flat), atZero, null);
    }

    private static Tier blockTier(@Nullable String upTo, String rate, String block) {
        return new Tier(decimal(upTo), new BigDecimal(rate), null, false, new BigDecimal(block));
    }

    private static Segment segment(String from, String to, @Nullable Integer digits) {
        return new Segment(new BigDecimal(from), new BigDecimal(to), digits);
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
