package org.steward.workorder.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Decision;
import org.steward.platform.money.Money;
import org.steward.workorder.callback.CallBackRule;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;
import org.steward.workorder.order.WorkOrder.Status;
import org.steward.workorder.servicelevel.ServiceTerms;

/** Work orders in every state, made the way they are made: by commands. */
final class Orders {

    static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    static final Authority TECHNICIAN = Authority.of("e-technician");
    static final Authority DESK = Authority.of("e-desk");
    static final Duration ANSWER_WITHIN = Duration.ofMinutes(15);
    static final ServiceTerms TERMS = ServiceTerms.always(Duration.ofMinutes(30), Duration.ofHours(4));
    static final ChargeableLine LINE = new ChargeableLine("repair", Money.of("80.00", "CNY"));
    static final Material WASHER = new Material("M-12", "washer", new java.math.BigDecimal("2"), "piece");

    /** Calls back only what must be called back, so that tests choose. */
    static final WorkOrderDecisions DECISIONS =
            new WorkOrderDecisions(new OrderPolicy(ANSWER_WITHIN, new CallBackRule(Integer.MAX_VALUE)));

    private Orders() {}

    static Job job(Kind kind) {
        return new Job("r-1", null, kind, Category.PLUMBING, Severity.NORMAL, "u-1", null, null, "tap drips");
    }

    static WorkOrder in(Status status) {
        return in(status, Kind.REPAIR, null);
    }

    /** An order that reached {@code status}, completed with {@code line} where it was completed. */
    static WorkOrder in(Status status, Kind kind, ChargeableLine line) {
        WorkOrder created = after(null, new WorkOrderCommand.Create("o-1", "s-1", job(kind), TERMS));
        WorkOrderCommand complete = new WorkOrderCommand.Complete(TECHNICIAN, List.of(WASHER), line, "done");
        return switch (status) {
            case CREATED -> created;
            case ASSIGNED -> after(created, assign());
            case ACCEPTED -> after(in(Status.ASSIGNED, kind, line), new WorkOrderCommand.Accept(TECHNICIAN));
            case STARTED -> after(in(Status.ACCEPTED, kind, line), new WorkOrderCommand.Start(TECHNICIAN));
            case PAUSED ->
                after(
                        in(Status.STARTED, kind, line),
                        new WorkOrderCommand.Pause(TECHNICIAN, PauseReason.CUSTOMER_ABSENT));
            case COMPLETED -> after(in(Status.STARTED, kind, line), complete);
            case CALLED_BACK -> after(in(Status.COMPLETED, kind, line), calledBack(true));
            case REOPENED -> after(in(Status.COMPLETED, kind, line), calledBack(false));
            case CLOSED -> after(in(Status.CALLED_BACK, kind, line), new WorkOrderCommand.Close(false));
            case CANCELLED ->
                after(in(Status.STARTED, kind, line), new WorkOrderCommand.Cancel(CancelReason.NOT_NEEDED));
        };
    }

    static WorkOrderCommand assign() {
        return new WorkOrderCommand.Assign("e-technician", TERMS);
    }

    static WorkOrderCommand calledBack(boolean satisfied) {
        return new WorkOrderCommand.RecordCallBack(DESK, satisfied, satisfied ? 5 : 2, null, TERMS);
    }

    /** One command of every kind, in the order of the columns of the table. */
    static Map<String, WorkOrderCommand> everyCommand() {
        Map<String, WorkOrderCommand> commands = new java.util.LinkedHashMap<>();
        commands.put("create", new WorkOrderCommand.Create("o-1", "s-1", job(Kind.REPAIR), TERMS));
        commands.put("assign", new WorkOrderCommand.Assign("e-other", TERMS));
        commands.put("accept", new WorkOrderCommand.Accept(TECHNICIAN));
        commands.put("decline", new WorkOrderCommand.Decline(TECHNICIAN, DeclineReason.WRONG_TRADE));
        commands.put("start", new WorkOrderCommand.Start(TECHNICIAN));
        commands.put("pause", new WorkOrderCommand.Pause(TECHNICIAN, PauseReason.WAITING_FOR_MATERIAL));
        commands.put("resume", new WorkOrderCommand.Resume(TECHNICIAN, TERMS));
        commands.put("complete", new WorkOrderCommand.Complete(TECHNICIAN, List.of(), null, null));
        commands.put("satisfied", calledBack(true));
        commands.put("dissatisfied", calledBack(false));
        commands.put("unanswered", new WorkOrderCommand.RecordUnansweredCall());
        commands.put("close", new WorkOrderCommand.Close(false));
        commands.put("cancel", new WorkOrderCommand.Cancel(CancelReason.ENTERED_IN_ERROR));
        commands.put("chargeAgain", new WorkOrderCommand.ChargeAgain());
        commands.put("confirm", new WorkOrderCommand.ConfirmCharge("a-1"));
        commands.put("refuse", new WorkOrderCommand.RefuseCharge("NO_ACCOUNT"));
        commands.put("reversed", new WorkOrderCommand.ConfirmReversal());
        commands.put("wake", new WorkOrderCommand.Wake());
        return commands;
    }

    static Decision<WorkOrder> decide(WorkOrder order, WorkOrderCommand command) {
        return DECISIONS.decide(order, command, NOW);
    }

    static Decision.Accepted<WorkOrder> accepted(WorkOrder order, WorkOrderCommand command, Instant now) {
        Decision<WorkOrder> decision = DECISIONS.decide(order, command, now);
        assertThat(decision).as("%s", command).isInstanceOf(Decision.Accepted.class);
        return (Decision.Accepted<WorkOrder>) decision;
    }

    static WorkOrder after(WorkOrder order, WorkOrderCommand command) {
        return accepted(order, command, NOW).state();
    }

    static WorkOrder after(WorkOrder order, WorkOrderCommand command, Instant now) {
        return accepted(order, command, now).state();
    }

    static String code(Decision<WorkOrder> decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<WorkOrder>) decision).refusal().code();
    }
}
