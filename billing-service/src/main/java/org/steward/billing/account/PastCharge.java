package org.steward.billing.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.FeeClass;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.money.Money;

/**
 * A charge and everything that happened to it, as journal and outbox have it.
 *
 * @param raisedOn day of the books
 * @param amount as it was raised
 * @param moves oldest first
 */
record PastCharge(
        String chargeId,
        String item,
        FeeClass feeClass,
        ChargeKind kind,
        @Nullable BillingPeriod period,
        LocalDate dueOn,
        @Nullable String ofChargeId,
        boolean inherited,
        LocalDate raisedOn,
        Money amount,
        List<Move> moves) {

    /** What can happen to a charge. */
    public enum MoveKind {
        SETTLED,
        /** What had settled it did not stand. */
        REOPENED,
        /** What had settled it was set free, because it is owed no more. */
        FREED,
        /** Given up. */
        WAIVED,
        /** It should not have been that much. */
        CORRECTED
    }

    /** One thing that happened, with its day of the books. */
    public record Move(LocalDate on, MoveKind kind, long minor) {}

    public PastCharge {
        moves = List.copyOf(moves);
    }

    /** What it amounts to after what was taken off it. */
    public long netMinor() {
        return amount.minorUnits() - sum(MoveKind.WAIVED) - sum(MoveKind.CORRECTED);
    }

    /** What of it is settled and stands. */
    public long settledMinor() {
        return sum(MoveKind.SETTLED) - sum(MoveKind.REOPENED) - sum(MoveKind.FREED);
    }

    private long sum(MoveKind kind) {
        long sum = 0;
        for (Move move : moves) {
            if (move.kind() == kind) {
                sum = Math.addExact(sum, move.minor());
            }
        }
        return sum;
    }

    Settlement part(Money part) {
        return new Settlement(
                chargeId,
                item,
                feeClass,
                kind,
                period,
                dueOn,
                ofChargeId,
                inherited ? Boolean.TRUE : null,
                amount,
                part);
    }

    /** The charges the events raise and what they do to them, by id, in the order in which they were raised. */
    static Map<String, PastCharge> of(Iterable<?> events) {
        Map<String, PastCharge> charges = new LinkedHashMap<>();
        for (Object event : events) {
            apply(event, charges);
        }
        return charges;
    }

    private static void apply(Object event, Map<String, PastCharge> charges) {
        switch (event) {
            case ChargesRaised raised ->
                raised.charges().forEach(charge -> charges.put(charge.chargeId(), of(charge, raised.businessDate())));
            case PaymentRecorded paid -> moves(charges, paid.allocations(), MoveKind.SETTLED, paid.businessDate());
            case CreditApplied applied ->
                moves(charges, applied.allocations(), MoveKind.SETTLED, applied.businessDate());
            case DepositDeducted deducted ->
                moves(charges, deducted.allocations(), MoveKind.SETTLED, deducted.businessDate());
            case PrepaymentReleased released ->
                moves(charges, released.allocations(), MoveKind.SETTLED, released.businessDate());
            case PaymentReversed reversed -> {
                moves(charges, reversed.reopened(), MoveKind.REOPENED, reversed.businessDate());
                restored(charges, reversed.shortfall(), reversed.businessDate());
            }
            case HoldingReversed reversed -> restored(charges, reversed.shortfall(), reversed.businessDate());
            case ChargeReversed reversed -> {
                move(charges, reversed.chargeId(), MoveKind.CORRECTED, reversed.amount(), reversed.businessDate());
                move(charges, reversed.chargeId(), MoveKind.FREED, reversed.freed(), reversed.businessDate());
            }
            case ChargeReduced reduced -> {
                MoveKind kind = reduced.cause().isCorrection() ? MoveKind.CORRECTED : MoveKind.WAIVED;
                for (ChargeReduced.Reduction part : reduced.reductions()) {
                    Money whole = part.owed().plus(part.freed());
                    move(charges, part.chargeId(), kind, whole, reduced.businessDate());
                    move(charges, part.chargeId(), MoveKind.FREED, part.freed(), reduced.businessDate());
                }
            }
            default -> {
                // Moves no charge.
            }
        }
    }

    private static PastCharge of(ChargesRaised.Charge charge, LocalDate raisedOn) {
        return new PastCharge(
                charge.chargeId(),
                charge.item(),
                charge.feeClass(),
                charge.kind(),
                charge.period(),
                charge.dueOn(),
                charge.ofChargeId(),
                Boolean.TRUE.equals(charge.inherited()),
                raisedOn,
                charge.amount(),
                List.of());
    }

    private static void restored(Map<String, PastCharge> charges, @Nullable Settlement shortfall, LocalDate on) {
        if (shortfall != null) {
            charges.put(
                    shortfall.chargeId(),
                    new PastCharge(
                            shortfall.chargeId(),
                            shortfall.item(),
                            shortfall.feeClass(),
                            shortfall.kind(),
                            shortfall.period(),
                            shortfall.dueOn(),
                            null,
                            false,
                            on,
                            shortfall.amount(),
                            List.of()));
        }
    }

    private static void moves(Map<String, PastCharge> charges, List<Settlement> parts, MoveKind kind, LocalDate on) {
        parts.forEach(part -> move(charges, part.chargeId(), kind, part.amount(), on));
    }

    private static void move(
            Map<String, PastCharge> charges, String chargeId, MoveKind kind, Money amount, LocalDate on) {
        if (!amount.isZero()) {
            charges.computeIfPresent(chargeId, (id, charge) -> charge.with(new Move(on, kind, amount.minorUnits())));
        }
    }

    private PastCharge with(Move move) {
        List<Move> more = new ArrayList<>(moves);
        more.add(move);
        return new PastCharge(
                chargeId, item, feeClass, kind, period, dueOn, ofChargeId, inherited, raisedOn, amount, more);
    }
}
