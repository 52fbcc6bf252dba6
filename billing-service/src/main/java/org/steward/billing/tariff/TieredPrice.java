package org.steward.billing.tariff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Require;
import org.steward.platform.money.Explanation;
import org.steward.platform.money.Ratio;

/** Climbs the tiers with one usage; exact, the line is rounded afterwards. */
final class TieredPrice {

    private final Tiers tiers;
    private final long periodDays;
    private final Ratio before;
    private final Ratio after;
    private final List<Explanation> steps = new ArrayList<>();
    private Ratio total = Ratio.ZERO;

    TieredPrice(Tiers tiers, long periodDays, BigDecimal usageBefore, BigDecimal usage) {
        this.tiers = tiers;
        this.periodDays = periodDays;
        this.before = Ratio.of(usageBefore);
        this.after = before.plus(Ratio.of(usage));
        Integer base = tiers.daysBase();
        if (base != null) {
            Require.that(
                    periodDays > 0,
                    "PERIOD_EMPTY",
                    "tierDaysBase",
                    "0 days",
                    "a period of at least one day to scale by");
            steps.add(Explanation.of(
                            "各档上限按 %d 天 ÷ %d 天折算".formatted(periodDays, base),
                            "tier bounds scaled by %d days of %d".formatted(periodDays, base))
                    .with("days", periodDays)
                    .with("daysBase", base));
        }
        if (tiers.window() == Tiers.Window.YEAR) {
            steps.add(Explanation.of(
                            "本年度此前已用 %s".formatted(before.text()),
                            "used before in the tier year: %s".formatted(before.text()))
                    .with("usageBefore", before));
        }
        switch (tiers.mode()) {
            case GRADUATED -> graduated();
            case VOLUME -> volume();
        }
    }

    Ratio total() {
        return total;
    }

    List<Explanation> steps() {
        return steps;
    }

    private void graduated() {
        Ratio lower = Ratio.ZERO;
        for (int i = 0; i < tiers.tiers().size(); i++) {
            Tier tier = tiers.tiers().get(i);
            Ratio upper = bound(tier);
            Ratio start = before.max(lower);
            Ratio end = upper == null ? after : after.min(upper);
            if (end.compareTo(start) > 0) {
                charge(i, tier, started(tier, start, end, lower), end.minus(start));
            }
            boolean entered = before.compareTo(lower) <= 0 && after.compareTo(lower) > 0;
            boolean zero = i == 0 && after.signum() == 0 && tier.flatAtZero();
            if (entered || zero) {
                addFlat(i, tier);
            }
            if (upper == null || after.compareTo(upper) <= 0) {
                return;
            }
            lower = upper;
        }
        throw beyondTiers();
    }

    private void volume() {
        Ratio used = after.minus(before);
        for (int i = 0; i < tiers.tiers().size(); i++) {
            Tier tier = tiers.tiers().get(i);
            Ratio upper = bound(tier);
            if (upper == null || after.compareTo(upper) <= 0) {
                charge(i, tier, started(tier, Ratio.ZERO, used, Ratio.ZERO), used);
                if (used.signum() > 0 || tier.flatAtZero()) {
                    addFlat(i, tier);
                }
                return;
            }
        }
        throw beyondTiers();
    }

    private RuntimeException beyondTiers() {
        return Require.refused(
                "USAGE_BEYOND_TIERS", "tiers", after.text(), "a last tier without upTo, or one up to the usage");
    }

    private @Nullable Ratio bound(Tier tier) {
        Integer base = tiers.daysBase();
        return tier.upTo() == null
                ? null
                : base == null ? Ratio.of(tier.upTo()) : Ratio.of(tier.upTo()).times(Ratio.of(periodDays, base));
    }

    /** Blocks started between two counts in the tier; null when it charges single units. A block is started once. */
    private static @Nullable Ratio started(Tier tier, Ratio start, Ratio end, Ratio lower) {
        if (tier.block() == null) {
            return null;
        }
        Ratio block = Ratio.of(tier.block());
        return new Ratio(
                end.minus(lower)
                        .dividedBy(block)
                        .ceiling()
                        .subtract(start.minus(lower).dividedBy(block).ceiling()),
                java.math.BigInteger.ONE);
    }

    private void charge(int index, Tier tier, @Nullable Ratio blocks, Ratio units) {
        Ratio product = (blocks == null ? units : blocks).times(tier.rate());
        total = total.plus(product);
        String rate = tier.rate().toPlainString();
        Explanation step;
        if (blocks == null || tier.block() == null) {
            step = Explanation.of(
                    "第 %d 档%s：%s × %s = %s"
                            .formatted(index + 1, upTo(tier, "（至 ", "）"), units.text(), rate, product.text()),
                    "tier %d%s: %s × %s = %s"
                            .formatted(index + 1, upTo(tier, " (up to ", ")"), units.text(), rate, product.text()));
        } else {
            String block = tier.block().toPlainString();
            step = Explanation.of(
                            "第 %d 档：%s 计 %s 个每 %s 的计费块（不足一块按一块）× %s = %s"
                                    .formatted(index + 1, units.text(), blocks, block, rate, product.text()),
                            "tier %d: %s units start %s blocks of %s × %s = %s"
                                    .formatted(index + 1, units.text(), blocks, block, rate, product.text()))
                    .with("block", block)
                    .with("blocks", blocks);
        }
        Ratio bound = bound(tier);
        if (bound != null) {
            step = step.with("upTo", bound);
        }
        steps.add(step.with("units", units).with("rate", rate).with("exact", product));
    }

    private String upTo(Tier tier, String open, String close) {
        Ratio bound = bound(tier);
        return bound == null ? "" : open + bound.text() + close;
    }

    private void addFlat(int index, Tier tier) {
        if (tier.flat() != null) {
            String flat = tier.flat().toPlainString();
            total = total.plus(Ratio.of(tier.flat()));
            steps.add(Explanation.of(
                            "第 %d 档固定费：%s".formatted(index + 1, flat), "tier %d, flat: %s".formatted(index + 1, flat))
                    .with("flat", flat));
        }
    }
}
