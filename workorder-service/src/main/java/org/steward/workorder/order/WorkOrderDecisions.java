package org.steward.workorder.order;

import static org.steward.workorder.order.WorkOrder.Status.ACCEPTED;
import static org.steward.workorder.order.WorkOrder.Status.ASSIGNED;
import static org.steward.workorder.order.WorkOrder.Status.CALLED_BACK;
import static org.steward.workorder.order.WorkOrder.Status.CANCELLED;
import static org.steward.workorder.order.WorkOrder.Status.CLOSED;
import static org.steward.workorder.order.WorkOrder.Status.COMPLETED;
import static org.steward.workorder.order.WorkOrder.Status.CREATED;
import static org.steward.workorder.order.WorkOrder.Status.PAUSED;
import static org.steward.workorder.order.WorkOrder.Status.REOPENED;
import static org.steward.workorder.order.WorkOrder.Status.STARTED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.workorder.callback.CallBack;
import org.steward.workorder.order.WorkOrder.Assignment;
import org.steward.workorder.order.WorkOrder.Ending;
import org.steward.workorder.order.WorkOrder.FollowUp;
import org.steward.workorder.order.WorkOrder.Status;
import org.steward.workorder.order.WorkOrder.Work;

/** The rules of a work order: what each command does in each state, and why it is refused. */
final class WorkOrderDecisions {

    private final OrderPolicy policy;
    private final ChargeDecisions charges;

    WorkOrderDecisions(OrderPolicy policy) {
        this.policy = policy;
        this.charges = new ChargeDecisions(policy.chargeAnswerWithin());
    }

    Decision<WorkOrder> decide(@Nullable WorkOrder order, WorkOrderCommand command, Instant now) {
        if (order == null) {
            if (command instanceof WorkOrderCommand.Create create) {
                return create(create, now);
            }
            throw new IllegalArgumentException("no work order for " + command);
        }
        return switch (command) {
            // The same finding or command made it before.
            case WorkOrderCommand.Create again -> Decision.unchanged();
            case WorkOrderCommand.Assign assign -> assign(order, assign, now);
            case WorkOrderCommand.Accept accept -> accept(order, accept, now);
            case WorkOrderCommand.Decline decline -> decline(order, decline);
            case WorkOrderCommand.Start start -> start(order, start, now);
            case WorkOrderCommand.Pause pause -> pause(order, pause, now);
            case WorkOrderCommand.Resume resume -> resume(order, resume, now);
            case WorkOrderCommand.Complete complete -> complete(order, complete, now);
            case WorkOrderCommand.RecordCallBack call -> callBack(order, call, now);
            case WorkOrderCommand.RecordUnansweredCall call -> unansweredCall(order);
            case WorkOrderCommand.Close close -> close(order, close, now);
            case WorkOrderCommand.Cancel cancel -> cancel(order, cancel, now);
            case WorkOrderCommand.ChargeAgain again -> charges.chargeAgain(order, now);
            case WorkOrderCommand.ConfirmCharge confirm -> charges.confirm(order, confirm.accountId());
            case WorkOrderCommand.RefuseCharge refuse -> charges.refuse(order, refuse.code());
            case WorkOrderCommand.ConfirmReversal confirm -> charges.reversed(order);
            case WorkOrderCommand.Wake wake -> wake(order, now);
        };
    }

    private static Decision<WorkOrder> create(WorkOrderCommand.Create create, Instant now) {
        Job job = create.job();
        WorkOrder order = new WorkOrder(
                create.id(),
                create.siteId(),
                CREATED,
                job,
                Promise.given(create.terms(), now),
                null,
                Work.NONE,
                List.of(),
                FollowUp.NONE,
                null);
        return Decision.accept(
                order,
                new WorkOrderEvent.Created(
                        order.id(),
                        order.siteId(),
                        job.requestId(),
                        job.findingId(),
                        job.kind(),
                        job.category(),
                        job.priority(),
                        job.unitId(),
                        order.promise().respondBy(),
                        order.promise().resolveBy()));
    }

    private static Decision<WorkOrder> assign(WorkOrder order, WorkOrderCommand.Assign assign, Instant now) {
        if (!isIn(order, CREATED, ASSIGNED, ACCEPTED, PAUSED, REOPENED)) {
            return wrongState(order, CREATED, ASSIGNED, ACCEPTED, PAUSED, REOPENED);
        }
        Assignment former = order.assignment();
        if (former != null && former.assigneeId().equals(assign.assigneeId()) && isIn(order, ASSIGNED, ACCEPTED)) {
            return Decision.unchanged();
        }
        return Decision.accept(
                order.with(ASSIGNED)
                        .with(order.promise().resumed(assign.terms(), now))
                        .withAssignment(new Assignment(assign.assigneeId(), now, null)),
                new WorkOrderEvent.Assigned(
                        order.id(), order.siteId(), assign.assigneeId(), former == null ? null : former.assigneeId()));
    }

    private static Decision<WorkOrder> accept(WorkOrder order, WorkOrderCommand.Accept accept, Instant now) {
        Refusal refusal = notFor(order, accept.by(), ASSIGNED);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Assignment to = assignment(order);
        return Decision.accept(
                order.with(ACCEPTED)
                        .with(order.promise().responded(now))
                        .withAssignment(new Assignment(to.assigneeId(), to.assignedAt(), now)),
                new WorkOrderEvent.Accepted(order.id(), order.siteId(), to.assigneeId()));
    }

    private static Decision<WorkOrder> decline(WorkOrder order, WorkOrderCommand.Decline decline) {
        Refusal refusal = notFor(order, decline.by(), ASSIGNED, ACCEPTED);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        return Decision.accept(
                order.with(order.followUp().reopenings() > 0 ? REOPENED : CREATED)
                        .withAssignment(null),
                new WorkOrderEvent.Declined(
                        order.id(), order.siteId(), assignment(order).assigneeId(), decline.reason()));
    }

    private static Decision<WorkOrder> start(WorkOrder order, WorkOrderCommand.Start start, Instant now) {
        Refusal refusal = notFor(order, start.by(), ASSIGNED, ACCEPTED);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Promise promise = order.promise().responded(now);
        Instant respondedAt = promise.respondedAt();
        return Decision.accept(
                order.with(STARTED).with(promise).with(new Work(now, null, null, List.of(), null)),
                new WorkOrderEvent.Started(
                        order.id(),
                        order.siteId(),
                        assignment(order).assigneeId(),
                        respondedAt != null && !respondedAt.isAfter(promise.respondBy())));
    }

    private static Decision<WorkOrder> pause(WorkOrder order, WorkOrderCommand.Pause pause, Instant now) {
        Refusal refusal = notFor(order, pause.by(), STARTED);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Work work = order.work();
        return Decision.accept(
                order.with(PAUSED)
                        .with(order.promise().held(now))
                        .with(new Work(work.startedAt(), pause.reason(), null, List.of(), null)),
                new WorkOrderEvent.Paused(order.id(), order.siteId(), pause.reason()));
    }

    private static Decision<WorkOrder> resume(WorkOrder order, WorkOrderCommand.Resume resume, Instant now) {
        Refusal refusal = notFor(order, resume.by(), PAUSED);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Promise promise = order.promise().resumed(resume.terms(), now);
        return Decision.accept(
                order.with(STARTED).with(promise).with(new Work(order.work().startedAt(), null, null, List.of(), null)),
                new WorkOrderEvent.Resumed(order.id(), order.siteId(), promise.resolveBy()));
    }

    private Decision<WorkOrder> complete(WorkOrder order, WorkOrderCommand.Complete complete, Instant now) {
        Refusal refusal = notFor(order, complete.by(), STARTED);
        if (refusal == null) {
            refusal = ChargeDecisions.notChargeable(order, complete.chargeable());
        }
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        ChargeableLine line = complete.chargeable();
        Job job = order.job();
        FollowUp before = order.followUp();
        boolean callBack = policy.callBackRule()
                .requires(
                        order.id(),
                        job.kind(),
                        job.priority(),
                        line != null,
                        before.reopenings() > 0,
                        job.requestId() != null);
        Instant resolveBy = order.promise().resolveBy();
        boolean inTime = resolveBy != null && !now.isAfter(resolveBy);
        WorkOrder done = order.with(COMPLETED)
                .with(order.promise().announced(false, !inTime))
                .with(new Work(order.work().startedAt(), null, now, complete.materials(), complete.note()))
                .with(new FollowUp(callBack, 0, null, before.reopenings()));
        List<WorkOrderEvent> events = new ArrayList<>();
        events.add(new WorkOrderEvent.Completed(
                order.id(),
                order.siteId(),
                assignment(order).assigneeId(),
                complete.materials().stream()
                        .map(used ->
                                new WorkOrderEvent.MaterialUsed(used.code(), used.quantity(), used.unitOfMeasure()))
                        .toList(),
                line == null ? null : new WorkOrderEvent.Chargeable(line.item(), line.amount()),
                inTime,
                callBack));
        if (line != null) {
            done = charges.request(done, line, now, events);
        }
        return Decision.accept(done, events);
    }

    private static Decision<WorkOrder> callBack(WorkOrder order, WorkOrderCommand.RecordCallBack call, Instant now) {
        if (!isIn(order, COMPLETED)) {
            return wrongState(order, COMPLETED);
        }
        if (call.score() < CallBack.WORST || call.score() > CallBack.BEST) {
            return Decision.refuse(Refusal.invalid(
                    "SCORE_OUT_OF_RANGE",
                    "score",
                    Map.of("value", call.score(), "min", CallBack.WORST, "max", CallBack.BEST)));
        }
        if (assignment(order).isTo(call.by())) {
            return Decision.refuse(Refusal.conflict("CALL_BACK_BY_ASSIGNEE", Map.of("id", order.id())));
        }
        FollowUp before = order.followUp();
        FollowUp after = new FollowUp(
                before.callBackRequired(),
                before.unansweredCalls(),
                new CallBack(
                        call.satisfied(),
                        call.score(),
                        call.comment(),
                        call.by().actor(),
                        now),
                before.reopenings() + (call.satisfied() ? 0 : 1));
        WorkOrderEvent called =
                new WorkOrderEvent.CalledBack(order.id(), order.siteId(), call.satisfied(), call.score());
        if (call.satisfied()) {
            return Decision.accept(order.with(CALLED_BACK).with(after), called);
        }
        Promise promise = Promise.given(call.terms(), now);
        return Decision.accept(
                order.with(REOPENED).with(promise).with(after),
                called,
                new WorkOrderEvent.Reopened(order.id(), order.siteId(), after.reopenings(), promise.respondBy()));
    }

    private static Decision<WorkOrder> unansweredCall(WorkOrder order) {
        if (!isIn(order, COMPLETED)) {
            return wrongState(order, COMPLETED);
        }
        FollowUp before = order.followUp();
        FollowUp after = new FollowUp(
                before.callBackRequired(), before.unansweredCalls() + 1, before.callBack(), before.reopenings());
        return Decision.accept(
                order.with(after),
                new WorkOrderEvent.CallUnanswered(order.id(), order.siteId(), after.unansweredCalls()));
    }

    private static Decision<WorkOrder> close(WorkOrder order, WorkOrderCommand.Close close, Instant now) {
        if (!isIn(order, COMPLETED, CALLED_BACK)) {
            return wrongState(order, COMPLETED, CALLED_BACK);
        }
        FollowUp followUp = order.followUp();
        if (isIn(order, COMPLETED)
                && followUp.callBackRequired()
                && followUp.unansweredCalls() < WorkOrder.MAX_UNANSWERED_CALLS) {
            return Decision.refuse(Refusal.conflict(
                    "CALL_BACK_REQUIRED",
                    Map.of("calls", followUp.unansweredCalls(), "expected", WorkOrder.MAX_UNANSWERED_CALLS)));
        }
        Refusal refusal = ChargeDecisions.notClosable(order, close.withoutCharge());
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Job job = order.job();
        return Decision.accept(
                order.with(CLOSED).with(new Ending(now, null)),
                new WorkOrderEvent.Closed(order.id(), order.siteId(), job.requestId(), job.findingId()));
    }

    private Decision<WorkOrder> cancel(WorkOrder order, WorkOrderCommand.Cancel cancel, Instant now) {
        if (order.status().isEnded()) {
            return wrongState(order, CREATED, ASSIGNED, ACCEPTED, STARTED, PAUSED, COMPLETED, CALLED_BACK, REOPENED);
        }
        Job job = order.job();
        List<WorkOrderEvent> events = new ArrayList<>();
        events.add(new WorkOrderEvent.Cancelled(
                order.id(), order.siteId(), job.requestId(), job.findingId(), cancel.reason()));
        WorkOrder cancelled = order.with(CANCELLED).with(new Ending(now, cancel.reason()));
        return Decision.accept(charges.takeBack(cancelled, now, events), events);
    }

    private Decision<WorkOrder> wake(WorkOrder order, Instant now) {
        List<WorkOrderEvent> events = new ArrayList<>();
        WorkOrder after = order;
        if (order.status().isToDo()) {
            Promise promise = order.promise();
            boolean response = promise.responseFallsDue(now);
            boolean resolution = promise.resolutionFallsDue(now);
            if (response) {
                events.add(overdue(order, WorkOrderEvent.Clock.RESPONSE, promise.respondBy()));
            }
            Instant resolveBy = promise.resolveBy();
            if (resolution && resolveBy != null) {
                events.add(overdue(order, WorkOrderEvent.Clock.RESOLUTION, resolveBy));
            }
            after = order.with(promise.announced(response, resolution));
        }
        after = charges.escalate(after, now, events);
        return events.isEmpty() ? Decision.unchanged() : Decision.accept(after, events);
    }

    private static WorkOrderEvent overdue(WorkOrder order, WorkOrderEvent.Clock clock, Instant dueAt) {
        Assignment assignment = order.assignment();
        return new WorkOrderEvent.Overdue(
                order.id(), order.siteId(), clock, dueAt, assignment == null ? null : assignment.assigneeId());
    }

    private static Assignment assignment(WorkOrder order) {
        Assignment assignment = order.assignment();
        if (assignment == null) {
            throw new IllegalStateException("order " + order.id() + " is " + order.status() + " without an assignee");
        }
        return assignment;
    }

    /** Why {@code by} may not do it: the wrong state, or not the assignee; null when he may. */
    private static @Nullable Refusal notFor(WorkOrder order, Authority by, Status... allowed) {
        if (!isIn(order, allowed)) {
            return stateRefusal(order, allowed);
        }
        return assignment(order).isTo(by)
                ? null
                : Refusal.forbidden(
                        "NOT_THE_ASSIGNEE",
                        Map.of("id", order.id(), "assignee", assignment(order).assigneeId()));
    }

    static boolean isIn(WorkOrder order, Status... statuses) {
        return Arrays.asList(statuses).contains(order.status());
    }

    static Decision<WorkOrder> wrongState(WorkOrder order, Status... allowed) {
        return Decision.refuse(stateRefusal(order, allowed));
    }

    private static Refusal stateRefusal(WorkOrder order, Status... allowed) {
        return Refusal.conflict(
                "WORK_ORDER_STATE",
                Map.of("id", order.id(), "state", order.status(), "expected", Arrays.toString(allowed)));
    }
}
