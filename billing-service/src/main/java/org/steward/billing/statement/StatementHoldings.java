package org.steward.billing.statement;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.billing.account.ChargeReduced;
import org.steward.billing.account.CreditMovedOut;
import org.steward.billing.account.CreditRefunded;
import org.steward.billing.account.DepositDeducted;
import org.steward.billing.account.DepositReceived;
import org.steward.billing.account.DepositRefunded;
import org.steward.billing.account.HoldingReversed;
import org.steward.billing.account.PaymentMethod;
import org.steward.billing.account.PrepaymentEnded;
import org.steward.billing.account.PrepaymentReceived;
import org.steward.billing.account.PrepaymentReleased;
import org.steward.billing.account.Settlement;
import org.steward.platform.money.Money;

/** The lines of what is held for a purpose, given up, given back or moved. */
final class StatementHoldings {

    private StatementHoldings() {}

    static List<Statement.Line> lines(Statement.Entry entry) {
        return switch (entry.event()) {
            case ChargeReduced reduced ->
                reduced.reductions().stream()
                        .map(part -> new Statement.Line(
                                reduced.businessDate(),
                                reduced.cause().isCorrection() ? Statement.Kind.CORRECTION : Statement.Kind.WAIVER,
                                part.item(),
                                null,
                                null,
                                part.chargeId(),
                                entry.eventId(),
                                part.owed().plus(part.freed()).negate(),
                                part.owed()))
                        .toList();
            case DepositReceived received ->
                beside(
                        entry,
                        received.businessDate(),
                        Statement.Kind.DEPOSIT,
                        received.method(),
                        received.depositId(),
                        received.amount());
            case DepositDeducted deducted ->
                one(
                        entry,
                        deducted.businessDate(),
                        Statement.Kind.DEPOSIT_USED,
                        null,
                        deducted.depositId(),
                        deducted.amount().negate());
            case DepositRefunded refunded ->
                beside(
                        entry,
                        refunded.businessDate(),
                        Statement.Kind.DEPOSIT_REFUND,
                        refunded.method(),
                        refunded.depositId(),
                        refunded.amount());
            case PrepaymentReceived received ->
                beside(
                        entry,
                        received.businessDate(),
                        Statement.Kind.PREPAYMENT,
                        received.method(),
                        received.prepaymentId(),
                        received.amount());
            case PrepaymentReleased released ->
                one(
                        entry,
                        released.businessDate(),
                        Statement.Kind.PREPAYMENT_USED,
                        null,
                        released.prepaymentId(),
                        released.amount().negate());
            case PrepaymentEnded ended ->
                one(
                        entry,
                        ended.businessDate(),
                        Statement.Kind.PREPAYMENT_ENDED,
                        null,
                        ended.prepaymentId(),
                        ended.amount().negate());
            case HoldingReversed reversed -> {
                Settlement shortfall = reversed.shortfall();
                Money owed = shortfall == null ? Money.zero(reversed.amount().currency()) : shortfall.amount();
                yield one(
                        entry,
                        reversed.businessDate(),
                        Statement.Kind.HOLDING_REVERSAL,
                        reversed.method(),
                        reversed.holdingId(),
                        owed);
            }
            case CreditRefunded refunded ->
                one(
                        entry,
                        refunded.businessDate(),
                        Statement.Kind.REFUND,
                        refunded.method(),
                        refunded.refundId(),
                        refunded.amount());
            case CreditMovedOut moved ->
                one(entry, moved.businessDate(), Statement.Kind.TRANSFER_OUT, null, moved.transferId(), moved.amount());
            default -> List.of();
        };
    }

    private static List<Statement.Line> one(
            Statement.Entry entry,
            LocalDate on,
            Statement.Kind kind,
            @Nullable PaymentMethod method,
            String reference,
            Money amount) {
        return List.of(Statement.line(entry, on, kind, method, reference, amount));
    }

    /** A line that leaves what is owed as it is: the money stands beside it. */
    private static List<Statement.Line> beside(
            Statement.Entry entry,
            LocalDate on,
            Statement.Kind kind,
            @Nullable PaymentMethod method,
            String reference,
            Money held) {
        return one(entry, on, kind, method, reference, Money.zero(held.currency()));
    }
}
