package org.steward.billing.billrun;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.steward.billing.account.Watermark;
import org.steward.billing.feestandard.PricedItem;
import org.steward.billing.meter.Meter;
import org.steward.billing.meter.Use;
import org.steward.billing.tariff.BillingPeriod;

/**
 * What the meters of a unit counted in a period, in one part per price and tier year. Where the price changes or a tier
 * year ends within the period, the meters must have been read on the last day before: use is never split by guessing.
 */
final class UsagePart {

    private final BillFacts facts;
    private final String component;
    private final Map<String, Watermark.BilledReading> readings = new LinkedHashMap<>();
    private Watermark.@Nullable TierYear tierYear;

    UsagePart(BillFacts facts, String component, @Nullable Watermark billed) {
        this.facts = facts;
        this.component = component;
        if (billed != null) {
            readings.putAll(billed.meters());
            tierYear = billed.tierYear();
        }
    }

    /**
     * Use in a part.
     *
     * @param usedBefore used before in the tier year, or null without yearly tiers
     */
    record Metered(
            PricePart price,
            BillingPeriod period,
            BigDecimal quantity,
            @Nullable BigDecimal usedBefore) {}

    /** The parts, or null when a meter was not read and the standard goes on without. */
    @Nullable List<Metered> of(List<PricePart> prices, BillingPeriod block) {
        List<Metered> metered = new ArrayList<>();
        for (PricePart price : prices) {
            for (BillingPeriod period : byTierYear(price)) {
                boolean last = period.to().equals(block.to());
                BigDecimal quantity =
                        used(price.item(), period, last, price.period().to());
                if (quantity == null) {
                    return null;
                }
                BigDecimal before = null;
                if (price.item().price().needsUsageBefore()) {
                    int year = price.item().tierYearOf(period.from());
                    Watermark.TierYear used = tierYear;
                    before = used == null || used.year() != year ? BigDecimal.ZERO : used.used();
                    tierYear = new Watermark.TierYear(year, before.add(quantity));
                }
                metered.add(new Metered(price, period, quantity, before));
            }
        }
        return metered;
    }

    Watermark watermark(LocalDate through) {
        return new Watermark(through, readings, tierYear);
    }

    private static List<BillingPeriod> byTierYear(PricePart price) {
        BillingPeriod period = price.period();
        TreeSet<LocalDate> starts = new TreeSet<>();
        starts.add(period.from());
        if (price.item().price().needsUsageBefore()) {
            LocalDate day = period.from().withDayOfMonth(1).plusMonths(1);
            for (; day.isBefore(period.to()); day = day.plusMonths(1)) {
                if (price.item().tierYearOf(day) != price.item().tierYearOf(day.minusDays(1))) {
                    starts.add(day);
                }
            }
        }
        List<BillingPeriod> parts = new ArrayList<>();
        for (LocalDate start : starts) {
            LocalDate next = starts.higher(start);
            parts.add(new BillingPeriod(start, next == null ? period.to() : next));
        }
        return parts;
    }

    private @Nullable BigDecimal used(PricedItem item, BillingPeriod period, boolean last, LocalDate priceEnds) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean metered = false;
        for (Meter meter : facts.meters()) {
            if (meter.kind() != item.meterKind()) {
                continue;
            }
            metered = true;
            Watermark.BilledReading billed = readings.get(meter.meterId());
            Use.Found found = Use.of(meter, billed == null ? null : billed.readOn(), period.to());
            switch (found) {
                case Use.Known known -> {
                    Meter.Reading to = known.use().to();
                    if (!last && !to.readOn().equals(period.to().minusDays(1))) {
                        throw unread(meter, period, priceEnds);
                    }
                    sum = sum.add(known.use().quantity());
                    readings.put(meter.meterId(), new Watermark.BilledReading(to.readOn(), to.value()));
                }
                case Use.Unknown unknown -> {
                    if (!last) {
                        throw unread(meter, period, priceEnds);
                    }
                    if (unknown.why() == Use.Missing.READING_MISSING
                            && item.withoutReading() == PricedItem.WithoutReading.SKIP) {
                        return null;
                    }
                    throw Bill.parked(unknown.why().name(), Map.of("component", component, "meter", meter.number()));
                }
            }
        }
        if (!metered) {
            throw Bill.parked(
                    "METER_MISSING",
                    Map.of("component", component, "unit", facts.unit().code()));
        }
        return sum;
    }

    private RuntimeException unread(Meter meter, BillingPeriod period, LocalDate priceEnds) {
        return period.to().equals(priceEnds)
                ? Bill.parked(
                        "PRICE_CHANGE_UNREAD",
                        Map.of(
                                "component",
                                component,
                                "meter",
                                meter.number(),
                                "on",
                                period.to().minusDays(1)))
                : Bill.parked("TIER_YEAR_CROSSED", Map.of("from", period.from(), "to", period.to()));
    }
}
