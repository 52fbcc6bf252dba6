package org.steward.workorder.order;

import static org.steward.workorder.order.WorkOrder.Status.CALLED_BACK;
import static org.steward.workorder.order.WorkOrder.Status.COMPLETED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;

/**
 * The charge of an order as a process over billing-service (need X5): asked for, confirmed or refused, taken back when
 * the order is cancelled, escalated when billing does not answer in time.
 *
 * <p>What billing says is a fact: it is never refused, and heard twice it changes nothing.
 */
final class ChargeDecisions {

    private final Duration answerWithin;

    ChargeDecisions(Duration answerWithin) {
        this.answerWithin = answerWithin;
    }

    /** Why the line cannot be charged for this order, or null. */
    static @Nullable Refusal notChargeable(WorkOrder order, @Nullable ChargeableLine line) {
        if (line == null) {
            return null;
        }
        if (!line.amount().isPositive()) {
            return Refusal.invalid(
                    "AMOUNT_NOT_POSITIVE",
                    "chargeable.amount",
                    Map.of("value", line.amount().toString()));
        }
        if (order.job().unitId() == null) {
            return Refusal.invalid("CHARGE_WITHOUT_UNIT", "chargeable", Map.of("id", order.id()));
        }
        if (order.charges().stream().anyMatch(Charge::isAwaited)) {
            return Refusal.conflict("CHARGE_OUTSTANDING", Map.of("id", order.id()));
        }
        return tooMany(order);
    }

    private static @Nullable Refusal tooMany(WorkOrder order) {
        return order.charges().size() < WorkOrder.MAX_CHARGES
                ? null
                : Refusal.conflict("TOO_MANY_CHARGES", Map.of("id", order.id(), "max", WorkOrder.MAX_CHARGES));
    }

    /** Why the order cannot be closed for its charge, or null. */
    static @Nullable Refusal notClosable(WorkOrder order, boolean withoutCharge) {
        Charge last = order.lastCharge();
        if (last == null) {
            return null;
        }
        if (last.isAwaited()) {
            return Refusal.conflict("CHARGE_OUTSTANDING", Map.of("id", order.id()));
        }
        String code = last.refusalCode();
        return code == null || withoutCharge
                ? null
                : Refusal.conflict("CHARGE_REFUSED", Map.of("id", order.id(), "code", code));
    }

    /** The order with one more charge asked for, the event added to {@code events}. */
    WorkOrder request(WorkOrder order, ChargeableLine line, Instant now, List<WorkOrderEvent> events) {
        Charge charge = Charge.requested(order.charges().size() + 1, line, now, now.plus(answerWithin));
        List<Charge> more = new ArrayList<>(order.charges());
        more.add(charge);
        events.add(new WorkOrderEvent.ChargeRequested(
                order.id(),
                order.siteId(),
                charge.number(),
                unitId(order),
                order.job().customerId(),
                charge.item(),
                charge.amount()));
        return order.withCharges(more);
    }

    Decision<WorkOrder> chargeAgain(WorkOrder order, Instant now) {
        if (!WorkOrderDecisions.isIn(order, COMPLETED, CALLED_BACK)) {
            return WorkOrderDecisions.wrongState(order, COMPLETED, CALLED_BACK);
        }
        Charge last = order.lastCharge();
        if (last == null || last.state() != Charge.State.REFUSED) {
            return Decision.refuse(Refusal.conflict(
                    "NO_REFUSED_CHARGE", Map.of("id", order.id(), "state", last == null ? "NONE" : last.state())));
        }
        Refusal refusal = tooMany(order);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<WorkOrderEvent> events = new ArrayList<>();
        WorkOrder asked = request(order, new ChargeableLine(last.item(), last.amount()), now, events);
        return Decision.accept(asked, events);
    }

    Decision<WorkOrder> confirm(WorkOrder order, String accountId) {
        Charge asked = first(order, charge -> charge.isAwaited() && charge.accountId() == null);
        if (asked == null) {
            return Decision.unchanged();
        }
        Charge known =
                asked.state() == Charge.State.REQUESTED ? asked.confirmed(accountId) : asked.raisedMeanwhile(accountId);
        return Decision.accept(
                replaced(order, known),
                new WorkOrderEvent.ChargeConfirmed(order.id(), order.siteId(), asked.number(), accountId));
    }

    Decision<WorkOrder> refuse(WorkOrder order, String code) {
        Charge asked = first(order, charge -> charge.isAwaited() && charge.accountId() == null);
        if (asked == null) {
            return Decision.unchanged();
        }
        return Decision.accept(
                replaced(order, asked.refused(code)),
                new WorkOrderEvent.ChargeRefused(order.id(), order.siteId(), asked.number(), code));
    }

    Decision<WorkOrder> reversed(WorkOrder order) {
        Charge asked = first(order, charge -> charge.state() == Charge.State.REVERSAL_REQUESTED);
        if (asked == null) {
            return Decision.unchanged();
        }
        return Decision.accept(
                replaced(order, asked.reversed()),
                new WorkOrderEvent.ChargeReversed(order.id(), order.siteId(), asked.number()));
    }

    /** Asks for every charge back that billing has raised or may still raise. */
    WorkOrder takeBack(WorkOrder order, Instant now, List<WorkOrderEvent> events) {
        WorkOrder after = order;
        for (Charge charge : order.charges()) {
            if (charge.state() == Charge.State.REQUESTED || charge.state() == Charge.State.CONFIRMED) {
                events.add(new WorkOrderEvent.ChargeReversalRequested(
                        order.id(),
                        order.siteId(),
                        charge.number(),
                        unitId(order),
                        order.job().customerId(),
                        charge.item(),
                        charge.amount()));
                after = replaced(after, charge.reversalRequested(now.plus(answerWithin)));
            }
        }
        return after;
    }

    /** Says once of each charge that billing has not answered in time; it stays awaited. */
    WorkOrder escalate(WorkOrder order, Instant now, List<WorkOrderEvent> events) {
        WorkOrder after = order;
        for (Charge charge : order.charges()) {
            Instant answerBy = charge.answerBy();
            if (answerBy != null && !now.isBefore(answerBy)) {
                events.add(new WorkOrderEvent.ChargeEscalated(
                        order.id(), order.siteId(), charge.number(), charge.state()));
                after = replaced(after, charge.escalated());
            }
        }
        return after;
    }

    private static String unitId(WorkOrder order) {
        String unitId = order.job().unitId();
        if (unitId == null) {
            throw new IllegalStateException("order " + order.id() + " has a charge without a unit");
        }
        return unitId;
    }

    private static @Nullable Charge first(WorkOrder order, Predicate<Charge> wanted) {
        return order.charges().stream().filter(wanted).findFirst().orElse(null);
    }

    private static WorkOrder replaced(WorkOrder order, Charge charge) {
        return order.withCharges(order.charges().stream()
                .map(known -> known.number() == charge.number() ? charge : known)
                .toList());
    }
}
