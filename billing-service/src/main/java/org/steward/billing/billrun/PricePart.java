package org.steward.billing.billrun;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.steward.billing.discount.Discount;
import org.steward.billing.feestandard.FeeStandard;
import org.steward.billing.feestandard.PricedItem;
import org.steward.billing.tariff.BillingPeriod;

/**
 * A part of a period in which one price holds for a component of a unit.
 *
 * @param discount the unit's own price in it, or null
 */
record PricePart(
        FeeStandard version,
        PricedItem item,
        BillingPeriod period,
        @Nullable Discount discount) {

    /** The version that holds on that day, or null before the first. */
    static @Nullable FeeStandard versionOn(List<FeeStandard> versions, LocalDate day) {
        FeeStandard holding = null;
        for (FeeStandard version : versions) {
            if (!version.effectiveFrom().isAfter(day)) {
                holding = version;
            }
        }
        return holding;
    }

    /** The component of that code in a version, or null. */
    static @Nullable PricedItem itemOf(@Nullable FeeStandard version, String code) {
        if (version != null) {
            for (PricedItem item : version.items()) {
                if (item.price().code().equals(code)) {
                    return item;
                }
            }
        }
        return null;
    }

    /** The days within the period on which the component's price changes, by a new version or a discount. */
    static List<PricePart> of(BillFacts facts, String code, BillingPeriod period) {
        TreeSet<LocalDate> days = new TreeSet<>();
        days.add(period.from());
        facts.versions().forEach(version -> days.add(version.effectiveFrom()));
        for (Discount discount : facts.discounts()) {
            days.add(discount.from());
            LocalDate until = discount.until();
            if (until != null) {
                days.add(until);
            }
        }
        List<PricePart> parts = new ArrayList<>();
        for (LocalDate day : days.subSet(period.from(), period.to())) {
            LocalDate next = days.higher(day);
            LocalDate end = next == null || next.isAfter(period.to()) ? period.to() : next;
            FeeStandard version = versionOn(facts.versions(), day);
            PricedItem item = itemOf(version, code);
            if (version == null || item == null) {
                continue;
            }
            PricePart part =
                    new PricePart(version, item, new BillingPeriod(day, end), discount(facts, version, item, day));
            PricePart last = parts.isEmpty() ? null : parts.getLast();
            if (last != null && last.joins(part)) {
                parts.set(parts.size() - 1, last.until(end));
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    private static @Nullable Discount discount(BillFacts facts, FeeStandard version, PricedItem item, LocalDate day) {
        boolean monthly = item.price().basis().isMonthly();
        for (Discount discount : facts.discounts()) {
            if (discount.standardCode().equals(version.code())
                    && discount.isOf(item.price().code(), monthly)
                    && discount.holdsOn(day)) {
                return discount;
            }
        }
        return null;
    }

    /** A new version that leaves the component as it is makes no second line. */
    private boolean joins(PricePart next) {
        return item.equals(next.item)
                && period.to().equals(next.period.from())
                && Objects.equals(discount, next.discount);
    }

    private PricePart until(LocalDate end) {
        return new PricePart(version, item, new BillingPeriod(period.from(), end), discount);
    }
}
