package org.steward.billing.billrun;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.account.AccountView;
import org.steward.billing.account.ChargeKind;
import org.steward.billing.account.Computed;
import org.steward.billing.account.RaiseCharges;
import org.steward.billing.account.Watermark;
import org.steward.billing.feestandard.FeeStandard;
import org.steward.billing.feestandard.PricedItem;
import org.steward.billing.meter.Meter;
import org.steward.billing.meter.Use;
import org.steward.billing.property.Occupancy;
import org.steward.billing.property.Unit;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.billing.tariff.ChargeLine;
import org.steward.billing.tariff.Proration;
import org.steward.billing.tariff.Quantity;
import org.steward.billing.tariff.Tariff;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;

/** Computes what one account is charged for a period; pure, the same for preview, posting and explanation. */
final class Bill {

    private final FeeStandard standard;
    private final BillingPeriod period;
    private final Unit unit;
    private final List<Meter> meters;
    private final AccountView account;
    private final LocalDate dueOn;
    private final List<RaiseCharges.Line> lines = new ArrayList<>();
    private final Map<String, Watermark> watermarks = new LinkedHashMap<>();

    private Bill(
            FeeStandard standard,
            BillingPeriod period,
            Unit unit,
            List<Meter> meters,
            AccountView account,
            LocalDate dueOn) {
        this.standard = standard;
        this.period = period;
        this.unit = unit;
        this.meters = meters;
        this.account = account;
        this.dueOn = dueOn;
    }

    /**
     * The charges of an account.
     *
     * @param meters of the unit
     * @throws RefusedException when there is nothing to charge ({@link Exclusion}) or it cannot be computed
     */
    static RaiseCharges of(
            BillRun run, FeeStandard standard, Unit unit, List<Meter> meters, AccountView account, LocalDate day) {
        Bill bill = new Bill(standard, run.period(), unit, meters, account, run.dueOn());
        bill.compute();
        RaiseCharges charges = new RaiseCharges(run.runId(), null, null, bill.lines, bill.watermarks, day);
        checkBound(run, charges);
        return charges;
    }

    private void compute() {
        if (!standard.unitKinds().contains(unit.kind())) {
            throw excluded(Exclusion.NOT_OF_THIS_STANDARD);
        }
        BillingPeriod covered = covered();
        boolean allBilled = true;
        for (PricedItem item : standard.items()) {
            String component = standard.componentKey(item);
            Watermark billed = account.billedThrough().get(component);
            if (billed != null && !billed.through().isBefore(period.to())) {
                continue;
            }
            allBilled = false;
            if (billed != null && billed.through().isAfter(period.from())) {
                throw parked("PARTLY_BILLED", Map.of("component", component, "billedThrough", billed.through()));
            }
            charge(item, component, billed, covered);
        }
        if (allBilled) {
            throw excluded(Exclusion.ALREADY_BILLED);
        }
        if (lines.isEmpty()) {
            throw excluded(Exclusion.NOTHING_READ);
        }
    }

    /** The part of the period in which this customer pays for the unit. */
    private BillingPeriod covered() {
        LocalDate from = null;
        LocalDate to = null;
        for (Occupancy occupancy : unit.occupancies()) {
            if (!occupancy.payer() || !occupancy.customerId().equals(account.customerId())) {
                continue;
            }
            LocalDate start = later(occupancy.from(), period.from());
            LocalDate until = occupancy.until();
            LocalDate end = until == null || until.isAfter(period.to()) ? period.to() : until;
            if (start.isBefore(end)) {
                if (from != null) {
                    throw parked("PAYER_CHANGED_IN_PERIOD", Map.of("from", start));
                }
                from = start;
                to = end;
            }
        }
        if (from == null || to == null) {
            throw excluded(Exclusion.NOT_THE_PAYER);
        }
        return new BillingPeriod(from, to);
    }

    private void charge(PricedItem item, String component, @Nullable Watermark billed, BillingPeriod covered) {
        boolean partial = !covered.equals(period);
        if (partial && item.proration() == Proration.NONE) {
            throw parked("PAYER_CHANGED_IN_PERIOD", Map.of("component", component, "from", covered.from()));
        }
        Map<String, Watermark.BilledReading> readings = new LinkedHashMap<>();
        if (billed != null) {
            readings.putAll(billed.meters());
        }
        BigDecimal quantity = quantity(item, component, readings);
        if (quantity == null) {
            return;
        }
        BigDecimal before = null;
        Watermark.TierYear tierYear = null;
        if (item.price().needsUsageBefore()) {
            int year = tierYear();
            before = usedBefore(billed, year);
            tierYear = new Watermark.TierYear(year, before.add(quantity));
        }
        ChargeLine line = Tariff.line(
                item.price(),
                Quantity.of(quantity, "quantity"),
                before,
                covered,
                item.proration(),
                Currency.getInstance(standard.currency()));
        lines.add(new RaiseCharges.Line(
                Ids.derive(
                        "charge",
                        Scope.site(account.siteId()),
                        account.accountId() + '/' + component + '/' + period.from()),
                item.item(),
                ChargeKind.PRINCIPAL,
                covered,
                dueOn,
                line.amount(),
                new Computed(standard.standardId(), component, quantity, before)));
        watermarks.put(component, new Watermark(period.to(), readings, tierYear));
    }

    /** What the rate is applied to, or null when the meters were not read and the standard goes on without. */
    private @Nullable BigDecimal quantity(
            PricedItem item, String component, Map<String, Watermark.BilledReading> readings) {
        return switch (item.price().basis()) {
            case AREA -> area(item);
            case FIXED -> item.quantity();
            case USAGE -> used(item, component, readings);
        };
    }

    private BigDecimal area(PricedItem item) {
        BigDecimal area = item.area() == PricedItem.Area.INSIDE ? unit.insideArea() : unit.builtArea();
        if (area == null) {
            throw parked("AREA_MISSING", Map.of("unit", unit.code()));
        }
        return area;
    }

    private @Nullable BigDecimal used(
            PricedItem item, String component, Map<String, Watermark.BilledReading> readings) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean metered = false;
        for (Meter meter : meters) {
            if (meter.kind() != item.meterKind()) {
                continue;
            }
            metered = true;
            Watermark.BilledReading billed = readings.get(meter.meterId());
            Use.Found found = Use.of(meter, billed == null ? null : billed.readOn(), period.to());
            switch (found) {
                case Use.Known known -> {
                    sum = sum.add(known.use().quantity());
                    Meter.Reading last = known.use().to();
                    readings.put(meter.meterId(), new Watermark.BilledReading(last.readOn(), last.value()));
                }
                case Use.Unknown unknown -> {
                    if (unknown.why() == Use.Missing.READING_MISSING
                            && item.withoutReading() == PricedItem.WithoutReading.SKIP) {
                        return null;
                    }
                    throw parked(unknown.why().name(), Map.of("component", component, "meter", meter.number()));
                }
            }
        }
        if (!metered) {
            throw parked("METER_MISSING", Map.of("component", component, "unit", unit.code()));
        }
        return sum;
    }

    /** The calendar year whose tiers are used up; a period over New Year has two and is not split. */
    private int tierYear() {
        int year = period.from().getYear();
        if (period.to().minusDays(1).getYear() != year) {
            throw parked("TIER_YEAR_CROSSED", Map.of("from", period.from(), "to", period.to()));
        }
        return year;
    }

    private static BigDecimal usedBefore(@Nullable Watermark billed, int year) {
        Watermark.TierYear used = billed == null ? null : billed.tierYear();
        return used == null || used.year() != year ? BigDecimal.ZERO : used.used();
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static void checkBound(BillRun run, RaiseCharges charges) {
        long sum = 0;
        for (RaiseCharges.Line line : charges.lines()) {
            sum = Math.addExact(sum, line.amount().minorUnits());
        }
        if (sum > run.maxPerAccountMinor()) {
            throw parked("ABOVE_SAFETY_BOUND", Map.of("amount", sum, "maximum", run.maxPerAccountMinor()));
        }
    }

    private static RefusedException excluded(Exclusion exclusion) {
        return new RefusedException(Refusal.conflict(exclusion.name(), Map.of()));
    }

    private static RefusedException parked(String code, Map<String, Object> args) {
        return new RefusedException(Refusal.conflict(code, args));
    }
}
