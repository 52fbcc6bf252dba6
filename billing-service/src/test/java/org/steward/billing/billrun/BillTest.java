package org.steward.billing.billrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.steward.billing.account.AccountView;
import org.steward.billing.account.RaiseCharges;
import org.steward.billing.account.Watermark;
import org.steward.billing.discount.Discount;
import org.steward.billing.feestandard.Cycle;
import org.steward.billing.feestandard.FeeStandard;
import org.steward.billing.feestandard.PricedItem;
import org.steward.billing.meter.Meter;
import org.steward.billing.meter.MeterKind;
import org.steward.billing.property.Occupancy;
import org.steward.billing.property.Unit;
import org.steward.billing.property.UnitKind;
import org.steward.billing.tariff.Basis;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.billing.tariff.Component;
import org.steward.billing.tariff.Proration;
import org.steward.billing.tariff.Tier;
import org.steward.billing.tariff.Tiers;
import org.steward.platform.command.Authority;
import org.steward.platform.command.RefusedException;
import org.steward.platform.fixture.Duty;
import org.steward.platform.money.Money;

@Duty({"B1", "B7"})
class BillTest {

    private static final BillingPeriod MARCH = period("2026-03-01", "2026-04-01");

    private final List<PricedItem> items = new ArrayList<>();
    private final List<PricedItem> changed = new ArrayList<>();
    private List<Discount> discounts = List.of();
    private List<Meter> meters = List.of();
    private Unit unit = unit(new Occupancy("customer-1", Occupancy.Role.OWNER, true, day("2025-01-01"), null));
    private AccountView account = account(Map.of());

    @Test
    void chargesByAreaAndByCount() {
        items.add(area("management", "3.00", PricedItem.Area.BUILT, Proration.NONE));
        items.add(area("heating", "2.00", PricedItem.Area.INSIDE, Proration.NONE));
        items.add(fixed("cleaning", "12.00"));

        RaiseCharges charges = bill(MARCH);

        assertThat(amounts(charges)).containsExactly("management 183.60", "heating 100.00", "cleaning 12.00");
        assertThat(charges.watermarks().keySet())
                .containsExactlyInAnyOrder("flats/management", "flats/heating", "flats/cleaning");
        assertThat(charges.watermarks().get("flats/management").through()).isEqualTo(day("2026-04-01"));
        assertThat(charges.lines().getFirst().computed().quantity()).isEqualByComparingTo("61.20");
    }

    @Test
    void chargesUseSinceTheReadingBilledLastAndClimbsTheYearlyTiers() {
        items.add(water(PricedItem.WithoutReading.PARK));
        meters = List.of(meter("m1", "2026-01-31:100", "2026-02-28:270", "2026-03-31:300"));

        RaiseCharges february = bill(period("2026-02-01", "2026-03-01"));
        assertThat(amounts(february)).containsExactly("water 850.00");
        Watermark billed = february.watermarks().get("flats/water");
        assertThat(billed.meters().get("m1").readOn()).isEqualTo(day("2026-02-28"));
        assertThat(billed.tierYear().used()).isEqualByComparingTo("170");

        account = account(february.watermarks());
        // 170 are used: 10 at 5.00 and 20 at 7.00, the Beijing household tiers of 180 and 260 m3 a year.
        RaiseCharges march = bill(MARCH);
        assertThat(amounts(march)).containsExactly("water 190.00");
        assertThat(march.lines().getFirst().computed().usageBefore()).isEqualByComparingTo("170");
    }

    @Test
    void startsTheTiersAgainInANewYear() {
        items.add(water(PricedItem.WithoutReading.PARK));
        meters = List.of(meter("m1", "2025-12-31:100", "2026-01-31:110"));
        account = account(Map.of(
                "flats/water",
                new Watermark(
                        day("2026-01-01"),
                        Map.of("m1", new Watermark.BilledReading(day("2025-12-31"), new BigDecimal("100"))),
                        new Watermark.TierYear(2025, new BigDecimal("400")))));

        assertThat(amounts(bill(period("2026-01-01", "2026-02-01")))).containsExactly("water 50.00");
    }

    @Test
    void addsUpTheMetersOfAUnit() {
        items.add(water(PricedItem.WithoutReading.PARK));
        meters = List.of(meter("m1", "2026-02-28:0", "2026-03-31:4"), meter("m2", "2026-02-28:10", "2026-03-31:16"));

        assertThat(amounts(bill(MARCH))).containsExactly("water 50.00");
    }

    @Test
    void parksWhatWasNotReadOrWaitsForAPersonAndSaysWhich() {
        items.add(area("management", "3.00", PricedItem.Area.BUILT, Proration.NONE));
        items.add(water(PricedItem.WithoutReading.PARK));
        assertThat(reason(MARCH)).isEqualTo("METER_MISSING");
        meters = List.of(meter("m1", "2026-02-28:0"));
        assertThat(reason(MARCH)).isEqualTo("READING_MISSING");
        meters = List.of(held("m1"));
        assertThat(reason(MARCH)).isEqualTo("READING_HELD");
    }

    @Test
    void goesOnWithoutAReadingWhereTheStandardSaysSoAndBillsTheUseWithTheNext() {
        items.add(area("management", "3.00", PricedItem.Area.BUILT, Proration.NONE));
        items.add(water(PricedItem.WithoutReading.SKIP));
        meters = List.of(meter("m1", "2026-01-31:0"));
        RaiseCharges february = bill(period("2026-02-01", "2026-03-01"));
        assertThat(amounts(february)).containsExactly("management 183.60");

        account = account(february.watermarks());
        meters = List.of(meter("m1", "2026-01-31:0", "2026-03-31:20"));
        assertThat(amounts(bill(MARCH))).containsExactly("management 183.60", "water 100.00");
        // Another run of February picks up nothing: the reading is of March.
        assertThat(reason(period("2026-02-01", "2026-03-01"))).isEqualTo("NOTHING_READ");
    }

    @Test
    void billsOnlyWhatIsNotBilledYet() {
        items.add(area("management", "3.00", PricedItem.Area.BUILT, Proration.NONE));
        items.add(fixed("cleaning", "12.00"));
        account = account(Map.of("flats/management", new Watermark(day("2026-04-01"), Map.of(), null)));
        assertThat(amounts(bill(MARCH))).containsExactly("cleaning 12.00");

        account = account(Map.of(
                "flats/management", new Watermark(day("2026-04-01"), Map.of(), null),
                "flats/cleaning", new Watermark(day("2026-05-01"), Map.of(), null)));
        assertThat(reason(MARCH)).isEqualTo("ALREADY_BILLED");

        account = account(Map.of("flats/management", new Watermark(day("2026-03-16"), Map.of(), null)));
        assertThat(reason(MARCH)).isEqualTo("PARTLY_BILLED");
    }

    @Test
    void chargesThePayerForHisPartOfThePeriodAndNobodyElse() {
        items.add(area("management", "3.00", PricedItem.Area.BUILT, Proration.DAILY_ACTUAL));
        unit = unit(
                new Occupancy("customer-1", Occupancy.Role.OWNER, true, day("2025-01-01"), day("2026-03-11")),
                new Occupancy("customer-2", Occupancy.Role.OWNER, true, day("2026-03-11"), null));
        // 183.60 × 10 / 31 = 59.2258…
        assertThat(amounts(bill(MARCH))).containsExactly("management 59.23");

        items.add(fixed("cleaning", "12.00"));
        assertThat(reason(MARCH)).isEqualTo("PAYER_CHANGED_IN_PERIOD");

        unit = unit(new Occupancy("customer-2", Occupancy.Role.OWNER, true, day("2025-01-01"), null));
        assertThat(reason(MARCH)).isEqualTo("NOT_THE_PAYER");
        unit = unit(new Occupancy("customer-1", Occupancy.Role.OWNER, false, day("2025-01-01"), null));
        assertThat(reason(MARCH)).isEqualTo("NOT_THE_PAYER");
    }

    @Test
    void parksWhatIsAboveTheSafetyBoundAndPassesByOtherKindsOfUnits() {
        items.add(area("management", "300000.00", PricedItem.Area.BUILT, Proration.NONE));
        assertThat(reason(MARCH)).isEqualTo("ABOVE_SAFETY_BOUND");
        unit = new Unit(
                "site-1",
                "unit-1",
                "building-1",
                "S1",
                UnitKind.SHOP,
                new BigDecimal("61.20"),
                null,
                unit.occupancies());
        assertThat(reason(MARCH)).isEqualTo("NOT_OF_THIS_STANDARD");
    }

    @Test
    void parksAMissingInsideAreaAndATierYearThatEndsWithinThePeriod() {
        items.add(area("heating", "2.00", PricedItem.Area.INSIDE, Proration.NONE));
        unit = new Unit(
                "site-1",
                "unit-1",
                "building-1",
                "101",
                UnitKind.FLAT,
                new BigDecimal("61.20"),
                null,
                unit.occupancies());
        assertThat(reason(MARCH)).isEqualTo("AREA_MISSING");
        items.clear();
        items.add(water(PricedItem.WithoutReading.PARK));
        meters = List.of(meter("m1", "2025-11-30:0", "2026-01-31:20"));
        assertThat(reason(period("2025-12-01", "2026-02-01"))).isEqualTo("TIER_YEAR_CROSSED");
    }

    @Test
    void changesThePriceWithinThePeriodOnItsDayAndChargesBothParts() {
        items.add(area("management", "3.00", PricedItem.Area.BUILT, Proration.DAILY_ACTUAL));
        changed.add(area("management", "3.60", PricedItem.Area.BUILT, Proration.DAILY_ACTUAL));

        RaiseCharges charges = bill(MARCH);

        // 183.60 × 10/31 and 220.32 × 21/31
        assertThat(amounts(charges)).containsExactly("management 59.23", "management 149.25");
        assertThat(charges.lines().get(1).computed().standardId()).isEqualTo("standard-2");
        assertThat(charges.lines().get(0).chargeId())
                .isNotEqualTo(charges.lines().get(1).chargeId());
    }

    @Test
    void aPriceChargedOnceIsThatOfTheFirstDayAndANewVersionWithTheSamePriceMakesOneLine() {
        items.add(fixed("cleaning", "12.00"));
        items.add(area("management", "3.00", PricedItem.Area.BUILT, Proration.DAILY_ACTUAL));
        changed.add(fixed("cleaning", "15.00"));
        changed.add(area("management", "3.00", PricedItem.Area.BUILT, Proration.DAILY_ACTUAL));

        assertThat(amounts(bill(MARCH))).containsExactly("cleaning 12.00", "management 183.60");
    }

    @Test
    void splitsUseAtAPriceChangeOnlyWhereTheMeterWasRead() {
        items.add(water(PricedItem.WithoutReading.PARK));
        changed.add(plainWater("6.00"));
        meters = List.of(meter("m1", "2026-02-28:0", "2026-03-31:30"));
        assertThat(reason(MARCH)).isEqualTo("PRICE_CHANGE_UNREAD");

        meters = List.of(meter("m1", "2026-02-28:0", "2026-03-10:10", "2026-03-31:30"));
        assertThat(amounts(bill(MARCH))).containsExactly("water 50.00", "water 120.00");
    }

    @Test
    void splitsUseAtTheEndOfTheTierYearWhereTheMeterWasRead() {
        items.add(water(PricedItem.WithoutReading.PARK));
        meters = List.of(meter("m1", "2025-11-30:0", "2025-12-31:200", "2026-01-31:210"));
        // 180 × 5 + 20 × 7, then the tiers start again.
        assertThat(amounts(bill(period("2025-12-01", "2026-02-01")))).containsExactly("water 1040.00", "water 50.00");
    }

    @Test
    void startsTheTierYearWithTheMonthTheStandardSays() {
        PricedItem july = new PricedItem(
                "water",
                water(PricedItem.WithoutReading.PARK).price(),
                Proration.NONE,
                null,
                MeterKind.WATER,
                null,
                PricedItem.WithoutReading.PARK,
                null,
                7);
        items.add(july);
        meters = List.of(meter("m1", "2026-02-28:0", "2026-03-31:10"));
        account = account(Map.of(
                "flats/water",
                new Watermark(
                        day("2026-03-01"),
                        Map.of("m1", new Watermark.BilledReading(day("2026-02-28"), BigDecimal.ZERO)),
                        new Watermark.TierYear(2025, new BigDecimal("180")))));
        assertThat(amounts(bill(MARCH))).containsExactly("water 70.00");
    }

    @Test
    void takesAPercentageOfWhatOtherComponentsComeTo() {
        items.add(new PricedItem(
                "sewage",
                new Component(
                        "surcharge", Basis.PERCENTAGE, new BigDecimal("0.05"), null, List.of("management"), null, null),
                Proration.NONE,
                null,
                null,
                null,
                null));
        items.add(area("management", "3.00", PricedItem.Area.BUILT, Proration.NONE));

        assertThat(amounts(bill(MARCH))).containsExactly("management 183.60", "sewage 9.18");
    }

    @Test
    void chargesByTheQuarterInAdvanceAndInArrearsEachInOneMonthOnly() {
        items.add(cycled("advance", Cycle.Timing.ADVANCE));
        items.add(cycled("arrears", Cycle.Timing.ARREARS));

        RaiseCharges january = bill(period("2026-01-01", "2026-02-01"));
        assertThat(amounts(january)).containsExactly("advance 36.00");
        assertThat(january.lines().getFirst().dueOn()).isEqualTo(day("2026-01-10"));
        assertThat(january.watermarks().get("flats/advance").through()).isEqualTo(day("2026-04-01"));
        assertThat(reason(period("2026-02-01", "2026-03-01"))).isEqualTo("NOTHING_DUE");
        RaiseCharges march = bill(MARCH);
        assertThat(amounts(march)).containsExactly("arrears 36.00");
        assertThat(march.lines().getFirst().dueOn()).isEqualTo(day("2026-03-10"));
        account = account(january.watermarks());
        assertThat(reason(period("2026-01-01", "2026-02-01"))).isEqualTo("ALREADY_BILLED");
    }

    @Test
    void appliesAnApprovedDiscountFromItsDayAndAnotherRateInstead() {
        items.add(area("management", "3.00", PricedItem.Area.BUILT, Proration.DAILY_ACTUAL));
        discounts = List.of(discount("0.70", null, Discount.Status.APPROVED));
        // 183.60 × 15/31, then × 0.70 × 16/31
        assertThat(amounts(bill(MARCH))).containsExactly("management 88.84", "management 66.33");
        assertThat(bill(MARCH).lines().get(1).computed().discountId()).isEqualTo("discount-1");

        discounts = List.of(discount(null, "2.00", Discount.Status.APPROVED));
        assertThat(amounts(bill(MARCH))).containsExactly("management 88.84", "management 63.17");

        discounts = List.of(discount("0.70", null, Discount.Status.PROPOSED));
        assertThat(amounts(bill(MARCH))).containsExactly("management 183.60");
    }

    @Test
    void computesAFormulaOverTheAreasOfTheUnit() {
        items.add(new PricedItem(
                "lift",
                new Component(
                        "lift",
                        Basis.FORMULA,
                        new BigDecimal("2"),
                        null,
                        List.of(),
                        null,
                        "MAX(10, inside * rate + (area - inside) * 0.5)"),
                Proration.NONE,
                null,
                null,
                BigDecimal.ONE,
                null));
        // 50 × 2 + 11.20 × 0.5
        assertThat(amounts(bill(MARCH))).containsExactly("lift 105.60");
        assertThat(bill(MARCH).lines().getFirst().computed().area()).isEqualByComparingTo("61.20");
    }

    @Test
    void parksAnAccountWithMoreChargesThanTheRunAllows() {
        for (int i = 0; i < 101; i++) {
            items.add(fixed("c" + i, "1.00"));
        }
        assertThat(reason(MARCH)).isEqualTo("ABOVE_SAFETY_BOUND");
    }

    @Property
    void partsOfAMonthSumToTheMonthWheneverThePriceChanges(
            @ForAll @IntRange(min = 2, max = 31) int dayOfChange, @ForAll @IntRange(min = 1, max = 99_999) int rate) {
        BillTest test = new BillTest();
        BigDecimal price = BigDecimal.valueOf(rate, 2);
        test.items.add(area("management", price.toPlainString(), PricedItem.Area.BUILT, Proration.DAILY_ACTUAL));
        long whole = sum(test.bill(MARCH));
        // The same price, but the discount's other rate makes two parts of it.
        test.discounts = List.of(new Discount(
                "site-1",
                "discount-1",
                "unit-1",
                "flats",
                "management",
                Discount.Reason.CONTRACT,
                null,
                price,
                LocalDate.of(2026, 3, dayOfChange),
                null,
                null,
                Discount.Status.APPROVED,
                Authority.of("clerk"),
                Authority.of("director")));
        RaiseCharges parts = test.bill(MARCH);
        assertThat(parts.lines()).hasSize(2);
        // Each line is rounded once: together they are at most one minor unit off.
        assertThat(sum(parts)).isBetween(whole - 1, whole + 1);
    }

    private static long sum(RaiseCharges charges) {
        return charges.lines().stream()
                .mapToLong(line -> line.amount().minorUnits())
                .sum();
    }

    private static Discount discount(String factor, String rate, Discount.Status status) {
        return new Discount(
                "site-1",
                "discount-1",
                "unit-1",
                "flats",
                rate == null ? null : "management",
                Discount.Reason.VACANCY,
                factor == null ? null : new BigDecimal(factor),
                rate == null ? null : new BigDecimal(rate),
                day("2026-03-16"),
                null,
                "proof-1",
                status,
                Authority.of("clerk"),
                null);
    }

    private static PricedItem cycled(String code, Cycle.Timing timing) {
        return new PricedItem(
                code,
                new Component(code, Basis.FIXED, new BigDecimal("12.00"), null),
                Proration.DAILY_ACTUAL,
                null,
                null,
                BigDecimal.ONE,
                null,
                new Cycle(Cycle.Length.QUARTER, timing, 0, 10),
                null);
    }

    private static PricedItem plainWater(String rate) {
        return new PricedItem(
                "water",
                new Component("water", Basis.USAGE, new BigDecimal(rate), null),
                Proration.NONE,
                null,
                MeterKind.WATER,
                null,
                PricedItem.WithoutReading.PARK);
    }

    private RaiseCharges bill(BillingPeriod period) {
        List<FeeStandard> versions = new ArrayList<>();
        versions.add(standard("standard-1", "2025-01-01", items));
        if (!changed.isEmpty()) {
            versions.add(standard("standard-2", "2026-03-11", changed));
        }
        BillRun run = new BillRun(
                "site-1",
                "run-1",
                "standard-1",
                "flats",
                "CNY",
                period,
                period.to().plusDays(9),
                BillRunHandler.DEFAULT_MAX_PER_ACCOUNT_MINOR,
                100,
                versions.stream().map(FeeStandard::standardId).toList(),
                BillRun.Status.POSTING,
                Authority.of("clerk"),
                Authority.of("director"),
                period.to(),
                "",
                BillRun.Tally.NONE,
                BillRun.Tally.NONE,
                Instant.EPOCH);
        return Bill.of(run, new BillFacts(versions, unit, meters, discounts), account, period.to());
    }

    private static FeeStandard standard(String id, String from, List<PricedItem> items) {
        return new FeeStandard(
                "site-1",
                id,
                "flats",
                "住宅",
                "Flats",
                "CNY",
                day(from),
                Set.of(UnitKind.FLAT),
                items,
                FeeStandard.Status.PUBLISHED);
    }

    private String reason(BillingPeriod period) {
        List<String> code = new ArrayList<>();
        assertThatThrownBy(() -> bill(period))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> code.add(refused.refusal().code()));
        return code.getFirst();
    }

    private static List<String> amounts(RaiseCharges charges) {
        return charges.lines().stream()
                .map(line -> line.item() + " " + line.amount().amountText())
                .toList();
    }

    private static PricedItem area(String code, String rate, PricedItem.Area area, Proration proration) {
        return new PricedItem(
                code, new Component(code, Basis.AREA, new BigDecimal(rate), null), proration, area, null, null, null);
    }

    private static PricedItem fixed(String code, String rate) {
        return new PricedItem(
                code,
                new Component(code, Basis.FIXED, new BigDecimal(rate), null),
                Proration.NONE,
                null,
                null,
                BigDecimal.ONE,
                null);
    }

    private static PricedItem water(PricedItem.WithoutReading withoutReading) {
        Tiers tiers = new Tiers(
                Tiers.Mode.GRADUATED,
                Tiers.Window.YEAR,
                null,
                List.of(tier("180", "5.00"), tier("260", "7.00"), tier(null, "9.00")));
        return new PricedItem(
                "water",
                new Component("water", Basis.USAGE, null, tiers),
                Proration.NONE,
                null,
                MeterKind.WATER,
                null,
                withoutReading);
    }

    private static Tier tier(String upTo, String rate) {
        return new Tier(upTo == null ? null : new BigDecimal(upTo), new BigDecimal(rate), null, false, null);
    }

    /** Readings as {@code day:value}. */
    private static Meter meter(String id, String... readings) {
        return new Meter(
                "site-1",
                id,
                id,
                MeterKind.WATER,
                "m3",
                "unit-1",
                null,
                BigDecimal.ONE,
                List.of(readings).stream()
                        .map(text -> text.split(":"))
                        .map(parts -> new Meter.Reading(day(parts[0]), new BigDecimal(parts[1]), false))
                        .toList(),
                List.of());
    }

    private static Meter held(String id) {
        Meter meter = meter(id, "2026-02-28:0");
        return new Meter(
                "site-1",
                id,
                id,
                MeterKind.WATER,
                "m3",
                "unit-1",
                null,
                BigDecimal.ONE,
                meter.readings(),
                List.of(new Meter.HeldReading("r1", day("2026-03-31"), new BigDecimal("900"), List.of())));
    }

    private static Unit unit(Occupancy... occupancies) {
        return new Unit(
                "site-1",
                "unit-1",
                "building-1",
                "101",
                UnitKind.FLAT,
                new BigDecimal("61.20"),
                new BigDecimal("50.00"),
                List.of(occupancies));
    }

    private static AccountView account(Map<String, Watermark> billedThrough) {
        return new AccountView(
                "account-1",
                "site-1",
                "customer-1",
                "unit-1",
                "CNY",
                "OPEN",
                List.of(),
                Money.ofMinor(0, "CNY"),
                Money.ofMinor(0, "CNY"),
                List.of(),
                List.of(),
                billedThrough,
                null);
    }

    private static BillingPeriod period(String from, String to) {
        return new BillingPeriod(day(from), day(to));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
