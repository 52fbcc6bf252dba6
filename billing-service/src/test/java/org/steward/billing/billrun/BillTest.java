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
import org.junit.jupiter.api.Test;
import org.steward.billing.account.AccountView;
import org.steward.billing.account.RaiseCharges;
import org.steward.billing.account.Watermark;
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

    private RaiseCharges bill(BillingPeriod period) {
        FeeStandard standard = new FeeStandard(
                "site-1",
                "standard-1",
                "flats",
                "住宅",
                "Flats",
                "CNY",
                day("2025-01-01"),
                Set.of(UnitKind.FLAT),
                items,
                FeeStandard.Status.PUBLISHED);
        BillRun run = new BillRun(
                "site-1",
                "run-1",
                "standard-1",
                "flats",
                "CNY",
                period,
                period.to().plusDays(9),
                BillRunHandler.DEFAULT_MAX_PER_ACCOUNT_MINOR,
                BillRun.Status.POSTING,
                Authority.of("clerk"),
                Authority.of("director"),
                period.to(),
                "",
                BillRun.Tally.NONE,
                BillRun.Tally.NONE,
                Instant.EPOCH);
        return Bill.of(run, standard, unit, meters, account, period.to());
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
