package org.steward.billing.billrun;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.billing.account.AccountView;
import org.steward.billing.account.ChargeKind;
import org.steward.billing.account.Computed;
import org.steward.billing.account.RaiseCharges;
import org.steward.billing.account.Watermark;
import org.steward.billing.discount.Discount;
import org.steward.billing.feestandard.Cycle;
import org.steward.billing.feestandard.FeeStandard;
import org.steward.billing.feestandard.PricedItem;
import org.steward.billing.property.Occupancy;
import org.steward.billing.property.Unit;
import org.steward.billing.tariff.Basis;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.billing.tariff.ChargeLine;
import org.steward.billing.tariff.Proration;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;

/** Computes what one account is charged for a period; pure, the same for preview, posting and explanation. */
final class Bill {

    private final BillRun run;
    private final BillFacts facts;
    private final AccountView account;
    private final Currency currency;
    private final List<RaiseCharges.Line> lines = new ArrayList<>();
    private final List<ChargeLine> computed = new ArrayList<>();
    private final Map<String, Watermark> watermarks = new LinkedHashMap<>();
    private boolean paysAnything;
    private boolean anythingDue;
    private boolean allBilled = true;

    private Bill(BillRun run, BillFacts facts, AccountView account) {
        this.run = run;
        this.facts = facts;
        this.account = account;
        this.currency = Currency.getInstance(run.currency());
    }

    /**
     * The charges of an account.
     *
     * @throws RefusedException when there is nothing to charge ({@link Exclusion}) or it cannot be computed
     */
    static RaiseCharges of(BillRun run, BillFacts facts, AccountView account, LocalDate day) {
        Bill bill = new Bill(run, facts, account);
        bill.compute();
        RaiseCharges charges = new RaiseCharges(run.runId(), null, null, bill.lines, bill.watermarks, day);
        checkBound(run, charges);
        return charges;
    }

    private void compute() {
        if (versions().stream().noneMatch(version -> version.unitKinds().contains(unit().kind()))) {
            throw excluded(Exclusion.NOT_OF_THIS_STANDARD);
        }
        for (String code : codes()) {
            component(code);
        }
        if (!anythingDue) {
            throw excluded(Exclusion.NOTHING_DUE);
        }
        if (!paysAnything) {
            throw excluded(Exclusion.NOT_THE_PAYER);
        }
        if (allBilled) {
            throw excluded(Exclusion.ALREADY_BILLED);
        }
        if (lines.isEmpty()) {
            throw excluded(Exclusion.NOTHING_READ);
        }
    }

    private List<FeeStandard> versions() {
        return facts.versions();
    }

    private Unit unit() {
        return facts.unit();
    }

    /** The components of all versions in their order, percentages after what they are taken of. */
    private Set<String> codes() {
        Set<String> codes = new LinkedHashSet<>();
        for (boolean percentages : new boolean[] {false, true}) {
            for (FeeStandard version : versions()) {
                for (PricedItem item : version.items()) {
                    if ((item.price().basis() == Basis.PERCENTAGE) == percentages) {
                        codes.add(item.price().code());
                    }
                }
            }
        }
        return codes;
    }

    private void component(String code) {
        List<PricePart> inRun = PricePart.of(facts, code, run.period());
        if (inRun.isEmpty()) {
            return;
        }
        PricedItem first = inRun.getFirst().item();
        Cycle cycle = first.cycle();
        BillingPeriod block = cycle == null ? run.period() : cycle.chargedIn(run.period());
        if (block == null) {
            return;
        }
        anythingDue = true;
        BillingPeriod covered = covered(block);
        if (covered == null) {
            return;
        }
        paysAnything = true;
        String component = run.standardCode() + '/' + code;
        Watermark billed = account.billedThrough().get(component);
        if (billed != null && !billed.through().isBefore(block.to())) {
            return;
        }
        allBilled = false;
        if (billed != null && billed.through().isAfter(block.from())) {
            throw parked("PARTLY_BILLED", Map.of("component", component, "billedThrough", billed.through()));
        }
        LocalDate dueOn = cycle == null ? run.dueOn() : cycle.dueOn(block);
        switch (first.price().basis()) {
            case USAGE -> usage(code, component, block, covered, billed, dueOn);
            case PERCENTAGE -> percentage(code, component, block, covered, dueOn);
            case AREA, FIXED, FORMULA -> monthly(first, code, component, block, covered, dueOn);
        }
    }

    /** The part of the block in which this customer pays for the unit, or null. */
    private @Nullable BillingPeriod covered(BillingPeriod block) {
        LocalDate from = null;
        LocalDate to = null;
        for (Occupancy occupancy : unit().occupancies()) {
            if (!occupancy.payer() || !occupancy.customerId().equals(account.customerId())) {
                continue;
            }
            LocalDate start = occupancy.from().isAfter(block.from()) ? occupancy.from() : block.from();
            LocalDate until = occupancy.until();
            LocalDate end = until == null || until.isAfter(block.to()) ? block.to() : until;
            if (start.isBefore(end)) {
                if (from != null) {
                    throw parked("PAYER_CHANGED_IN_PERIOD", Map.of("from", start));
                }
                from = start;
                to = end;
            }
        }
        return from == null || to == null ? null : new BillingPeriod(from, to);
    }

    private void monthly(
            PricedItem first,
            String code,
            String component,
            BillingPeriod block,
            BillingPeriod covered,
            LocalDate dueOn) {
        if (first.proration() == Proration.NONE) {
            if (!covered.equals(block)) {
                throw parked("PAYER_CHANGED_IN_PERIOD", Map.of("component", component, "from", covered.from()));
            }
            // A price that is charged once, whatever the period, is that of the first day.
            List<PricePart> parts = PricePart.of(facts, code, block);
            if (parts.isEmpty() || !parts.getFirst().period().from().equals(block.from())) {
                return;
            }
            PricePart whole = parts.getFirst();
            line(whole, component, quantity(whole.item()), null, block, dueOn, block.from());
        } else {
            for (PricePart part : PricePart.of(facts, code, covered)) {
                line(
                        part,
                        component,
                        quantity(part.item()),
                        null,
                        part.period(),
                        dueOn,
                        part.period().from());
            }
        }
        watermarks.put(component, new Watermark(block.to(), Map.of(), null));
    }

    private BigDecimal quantity(PricedItem item) {
        if (item.price().basis() != Basis.AREA) {
            return Objects.requireNonNull(item.quantity(), "quantity");
        }
        BigDecimal area = item.area() == PricedItem.Area.INSIDE ? unit().insideArea() : unit().builtArea();
        if (area == null) {
            throw parked("AREA_MISSING", Map.of("unit", unit().code()));
        }
        return area;
    }

    private void percentage(
            String code, String component, BillingPeriod block, BillingPeriod covered, LocalDate dueOn) {
        boolean any = false;
        for (PricePart part : PricePart.of(facts, code, covered)) {
            List<ChargeLine> base = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                BillingPeriod period = lines.get(i).period();
                LocalDate from = period == null ? covered.from() : period.from();
                boolean within = !from.isBefore(part.period().from())
                        && from.isBefore(part.period().to());
                if (within && part.item().price().of().contains(computed.get(i).code())) {
                    base.add(computed.get(i));
                }
            }
            if (base.isEmpty()) {
                continue;
            }
            BigDecimal sum = base.stream().map(line -> line.amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
            line(part, component, sum, null, part.period(), dueOn, part.period().from());
            any = true;
        }
        if (any) {
            watermarks.put(component, new Watermark(block.to(), Map.of(), null));
        }
    }

    private void usage(
            String code,
            String component,
            BillingPeriod block,
            BillingPeriod covered,
            @Nullable Watermark billed,
            LocalDate dueOn) {
        if (!covered.equals(block)) {
            throw parked("PAYER_CHANGED_IN_PERIOD", Map.of("component", component, "from", covered.from()));
        }
        UsagePart use = new UsagePart(facts, component, billed);
        List<UsagePart.Metered> metered = use.of(PricePart.of(facts, code, block), block);
        if (metered == null) {
            return;
        }
        for (UsagePart.Metered part : metered) {
            Discount discount = part.price().discount();
            if (discount != null && metered.size() > 1) {
                throw parked("DISCOUNT_PART_OF_PERIOD", Map.of("component", component, "from", discount.from()));
            }
            line(
                    part.price(),
                    component,
                    part.quantity(),
                    part.usedBefore(),
                    part.period(),
                    dueOn,
                    part.period().from());
        }
        watermarks.put(component, use.watermark(block.to()));
    }

    private void line(
            PricePart part,
            String component,
            BigDecimal quantity,
            @Nullable BigDecimal usedBefore,
            BillingPeriod period,
            LocalDate dueOn,
            LocalDate key) {
        Discount discount = part.discount();
        boolean formula = part.item().price().formula() != null;
        Computed from = new Computed(
                part.version().standardId(),
                component,
                quantity,
                usedBefore,
                discount == null ? null : discount.discountId(),
                discount == null ? null : discount.factor(),
                discount == null ? null : discount.rate(),
                formula ? unit().builtArea() : null,
                formula ? unit().insideArea() : null);
        ChargeLine line = LineOf.computed(part.item(), from, period, currency);
        computed.add(line);
        lines.add(new RaiseCharges.Line(
                Ids.derive("charge", Scope.site(account.siteId()), account.accountId() + '/' + component + '/' + key),
                part.item().item(),
                ChargeKind.PRINCIPAL,
                period,
                dueOn,
                line.amount(),
                from));
    }

    private static void checkBound(BillRun run, RaiseCharges charges) {
        long sum = 0;
        for (RaiseCharges.Line line : charges.lines()) {
            sum = Math.addExact(sum, line.amount().minorUnits());
        }
        if (sum > run.maxPerAccountMinor()) {
            throw parked("ABOVE_SAFETY_BOUND", Map.of("amount", sum, "maximum", run.maxPerAccountMinor()));
        }
        if (charges.lines().size() > run.maxLinesPerAccount()) {
            throw parked(
                    "ABOVE_SAFETY_BOUND",
                    Map.of("amount", charges.lines().size(), "maximum", run.maxLinesPerAccount()));
        }
    }

    private static RefusedException excluded(Exclusion exclusion) {
        return new RefusedException(Refusal.conflict(exclusion.name(), Map.of()));
    }

    static RefusedException parked(String code, Map<String, Object> args) {
        return new RefusedException(Refusal.conflict(code, args));
    }
}
