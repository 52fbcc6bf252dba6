package org.steward.workorder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.steward.workorder.order.Orders.ANSWER_WITHIN;
import static org.steward.workorder.order.Orders.LINE;
import static org.steward.workorder.order.Orders.NOW;
import static org.steward.workorder.order.Orders.TECHNICIAN;
import static org.steward.workorder.order.Orders.accepted;
import static org.steward.workorder.order.Orders.after;
import static org.steward.workorder.order.Orders.code;
import static org.steward.workorder.order.Orders.decide;
import static org.steward.workorder.order.Orders.in;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.steward.platform.command.Decision;
import org.steward.platform.document.Json;
import org.steward.platform.money.Money;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;
import org.steward.workorder.order.WorkOrder.Status;

class ChargeDecisionsTest {

    private static final WorkOrderCommand CONFIRM = new WorkOrderCommand.ConfirmCharge("a-1");
    private static final WorkOrderCommand REFUSE = new WorkOrderCommand.RefuseCharge("NO_ACCOUNT");
    private static final WorkOrderCommand REVERSED = new WorkOrderCommand.ConfirmReversal();
    private static final WorkOrderCommand CANCEL = new WorkOrderCommand.Cancel(CancelReason.ENTERED_IN_ERROR);
    private static final WorkOrderCommand CLOSE = new WorkOrderCommand.Close(false);

    private static WorkOrder charged() {
        return in(Status.COMPLETED, Kind.REPAIR, LINE);
    }

    private static WorkOrder complete(WorkOrder order, ChargeableLine line) {
        return after(order, new WorkOrderCommand.Complete(TECHNICIAN, List.of(), line, null));
    }

    private static Charge.State chargeState(WorkOrder order) {
        return order.lastCharge().state();
    }

    @Test
    void aChargeableLineIsAskedOfBillingInTheSameWrite() {
        Decision.Accepted<WorkOrder> done =
                accepted(in(Status.STARTED), new WorkOrderCommand.Complete(TECHNICIAN, List.of(), LINE, null), NOW);
        assertThat(done.events())
                .hasSize(2)
                .last()
                .isEqualTo(new WorkOrderEvent.ChargeRequested(
                        "o-1", "s-1", 1, "u-1", null, "repair", Money.of("80.00", "CNY")));
        assertThat(chargeState(done.state())).isEqualTo(Charge.State.REQUESTED);
        assertThat(done.state().nextDueAt()).isEqualTo(NOW.plus(ANSWER_WITHIN));
        assertThat(done.state().followUp().callBackRequired())
                .as("who pays is called")
                .isTrue();
        assertThat(Json.fromBson(Json.toBson(done.state()), WorkOrder.class)).isEqualTo(done.state());
    }

    @Test
    void aLineNeedsAUnitAndAnAmountAboveZero() {
        WorkOrderCommand free = new WorkOrderCommand.Complete(
                TECHNICIAN, List.of(), new ChargeableLine("repair", Money.of("0.00", "CNY")), null);
        assertThat(code(decide(in(Status.STARTED), free))).isEqualTo("AMOUNT_NOT_POSITIVE");
        Job publicArea =
                new Job(null, null, Kind.REPAIR, Category.LIGHTING, Severity.LOW, null, null, "gate", "lamp out");
        WorkOrder order = after(null, new WorkOrderCommand.Create("o-2", "s-1", publicArea, Orders.TERMS));
        WorkOrder started = after(after(order, Orders.assign()), new WorkOrderCommand.Start(TECHNICIAN));
        assertThat(code(decide(started, new WorkOrderCommand.Complete(TECHNICIAN, List.of(), LINE, null))))
                .isEqualTo("CHARGE_WITHOUT_UNIT");
    }

    @Test
    void anOrderIsNotClosedBeforeBillingHasAnswered() {
        WorkOrder called = after(charged(), Orders.calledBack(true));
        assertThat(code(decide(called, CLOSE))).isEqualTo("CHARGE_OUTSTANDING");
        WorkOrder confirmed = after(called, CONFIRM);
        assertThat(confirmed.lastCharge().accountId()).isEqualTo("a-1");
        assertThat(confirmed.nextDueAt()).isNull();
        assertThat(after(confirmed, CLOSE).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void whatBillingSaidTwiceChangesNothing() {
        WorkOrder confirmed = after(charged(), CONFIRM);
        assertThat(decide(confirmed, CONFIRM)).isInstanceOf(Decision.Unchanged.class);
        assertThat(decide(confirmed, REFUSE)).isInstanceOf(Decision.Unchanged.class);
        assertThat(decide(confirmed, REVERSED)).isInstanceOf(Decision.Unchanged.class);
        WorkOrder refused = after(charged(), REFUSE);
        assertThat(decide(refused, REFUSE)).isInstanceOf(Decision.Unchanged.class);
        assertThat(decide(refused, CONFIRM)).isInstanceOf(Decision.Unchanged.class);
    }

    @Test
    void aRefusedChargeIsAskedForAgainOrGivenUp() {
        WorkOrder refused = after(after(charged(), Orders.calledBack(true)), REFUSE);
        assertThat(refused.lastCharge().refusalCode()).isEqualTo("NO_ACCOUNT");
        assertThat(code(decide(refused, CLOSE))).isEqualTo("CHARGE_REFUSED");
        assertThat(after(refused, new WorkOrderCommand.Close(true)).status()).isEqualTo(Status.CLOSED);
        WorkOrder again = after(refused, new WorkOrderCommand.ChargeAgain());
        assertThat(again.lastCharge().number()).isEqualTo(2);
        assertThat(chargeState(again)).isEqualTo(Charge.State.REQUESTED);
        assertThat(after(after(again, CONFIRM), CLOSE).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void cancelledWhileAskedTakesTheChargeBack() {
        Decision.Accepted<WorkOrder> cancelled = accepted(charged(), CANCEL, NOW);
        assertThat(cancelled.events())
                .last()
                .isEqualTo(new WorkOrderEvent.ChargeReversalRequested(
                        "o-1", "s-1", 1, "u-1", null, "repair", Money.of("80.00", "CNY")));
        assertThat(chargeState(cancelled.state())).isEqualTo(Charge.State.REVERSAL_REQUESTED);
        WorkOrder raised = after(cancelled.state(), CONFIRM);
        assertThat(chargeState(raised)).isEqualTo(Charge.State.REVERSAL_REQUESTED);
        assertThat(decide(raised, CONFIRM)).isInstanceOf(Decision.Unchanged.class);
        assertThat(decide(raised, REFUSE)).isInstanceOf(Decision.Unchanged.class);
        WorkOrder reversed = after(raised, REVERSED);
        assertThat(chargeState(reversed)).isEqualTo(Charge.State.REVERSED);
        assertThat(reversed.nextDueAt()).isNull();
    }

    @Test
    void aChargeRefusedAfterCancellationNeedsNoReversal() {
        WorkOrder refused = after(after(charged(), CANCEL), REFUSE);
        assertThat(chargeState(refused)).isEqualTo(Charge.State.REFUSED);
        assertThat(refused.nextDueAt()).isNull();
    }

    @Test
    void cancelledAfterConfirmationTakesTheChargeBackToo() {
        WorkOrder cancelled = after(after(charged(), CONFIRM), CANCEL);
        assertThat(chargeState(cancelled)).isEqualTo(Charge.State.REVERSAL_REQUESTED);
        assertThat(chargeState(after(cancelled, REVERSED))).isEqualTo(Charge.State.REVERSED);
    }

    @Test
    void aRefusedChargeIsNotTakenBack() {
        Decision.Accepted<WorkOrder> cancelled = accepted(after(charged(), REFUSE), CANCEL, NOW);
        assertThat(cancelled.events()).hasSize(1);
    }

    @Test
    void noAnswerInTimeIsSaidOnceAndALateAnswerStillCounts() {
        Instant answerBy = NOW.plus(ANSWER_WITHIN);
        assertThat(Orders.DECISIONS.decide(charged(), new WorkOrderCommand.Wake(), answerBy.minusMillis(1)))
                .isInstanceOf(Decision.Unchanged.class);
        Decision.Accepted<WorkOrder> escalated = accepted(charged(), new WorkOrderCommand.Wake(), answerBy);
        assertThat(escalated.events())
                .containsExactly(new WorkOrderEvent.ChargeEscalated("o-1", "s-1", 1, Charge.State.REQUESTED));
        assertThat(escalated.state().nextDueAt()).isNull();
        assertThat(chargeState(after(escalated.state(), CONFIRM))).isEqualTo(Charge.State.CONFIRMED);
    }

    @Test
    void aReopenedOrderMayChargeOnceMoreWhenTheFirstIsSettled() {
        WorkOrder reopened = after(charged(), Orders.calledBack(false));
        WorkOrder started = after(after(reopened, Orders.assign()), new WorkOrderCommand.Start(TECHNICIAN));
        assertThat(code(decide(started, new WorkOrderCommand.Complete(TECHNICIAN, List.of(), LINE, null))))
                .isEqualTo("CHARGE_OUTSTANDING");
        WorkOrder twice = complete(after(started, CONFIRM), LINE);
        assertThat(twice.charges()).hasSize(2);
        Decision.Accepted<WorkOrder> cancelled = accepted(after(twice, CONFIRM), CANCEL, NOW);
        assertThat(cancelled.events()).as("both are taken back").hasSize(3);
        WorkOrder one = after(cancelled.state(), REVERSED);
        assertThat(one.charges().getFirst().state()).isEqualTo(Charge.State.REVERSED);
        assertThat(after(one, REVERSED).charges().getLast().state()).isEqualTo(Charge.State.REVERSED);
    }

    @Test
    void thereIsALimitToCharges() {
        WorkOrder order = charged();
        for (int number = 2; number <= WorkOrder.MAX_CHARGES; number++) {
            order = after(after(order, REFUSE), new WorkOrderCommand.ChargeAgain());
        }
        assertThat(code(decide(after(order, REFUSE), new WorkOrderCommand.ChargeAgain())))
                .isEqualTo("TOO_MANY_CHARGES");
    }
}
