package org.steward.workorder.order;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Authority;
import org.steward.platform.document.AggregateType;
import org.steward.workorder.callback.CallBack;

/** A job given to somebody, from dispatch to its close (duties W2, W3, W4). */
public record WorkOrder(
        String id,
        String siteId,
        Status status,
        Job job,
        Promise promise,
        @Nullable Assignment assignment,
        Work work,
        List<Charge> charges,
        FollowUp followUp,
        @Nullable Ending ending) {

    static final AggregateType<WorkOrder> TYPE =
            new AggregateType<>("workOrder", "workOrders", WorkOrder.class, WorkOrder::nextDueAt);

    /** Charges one order may ask for; every reopening may add one. */
    static final int MAX_CHARGES = 10;

    /** Calls without an answer after which an order may be closed without the customer's word. */
    static final int MAX_UNANSWERED_CALLS = 3;

    /** Where an order stands. */
    public enum Status {
        CREATED,
        ASSIGNED,
        ACCEPTED,
        STARTED,
        PAUSED,
        COMPLETED,
        CALLED_BACK,
        /** The customer was not satisfied: to be dispatched again. */
        REOPENED,
        CLOSED,
        CANCELLED;

        /** Whether the job itself is not done yet. */
        public boolean isToDo() {
            return this == CREATED
                    || this == ASSIGNED
                    || this == ACCEPTED
                    || this == STARTED
                    || this == PAUSED
                    || this == REOPENED;
        }

        public boolean isEnded() {
            return this == CLOSED || this == CANCELLED;
        }
    }

    /** Who does it. */
    public record Assignment(
            String assigneeId, Instant assignedAt, @Nullable Instant acceptedAt) {

        /** Whether the person, or a delegate acting for him, is the one it was given to. */
        boolean isTo(Authority by) {
            return assigneeId.equals(by.actor()) || assigneeId.equals(by.onBehalfOf());
        }
    }

    /**
     * What was done.
     *
     * @param materials of the last completion; earlier ones are in the journal
     * @param note free text; stays in this document
     */
    public record Work(
            @Nullable Instant startedAt,
            @Nullable PauseReason pauseReason,
            @Nullable Instant completedAt,
            List<Material> materials,
            @Nullable String note) {

        static final Work NONE = new Work(null, null, null, List.of(), null);

        public Work {
            materials = List.copyOf(materials);
        }
    }

    /** What the customer is asked afterwards. */
    public record FollowUp(
            boolean callBackRequired,
            int unansweredCalls,
            @Nullable CallBack callBack,
            int reopenings) {

        static final FollowUp NONE = new FollowUp(false, 0, null, 0);
    }

    /**
     * How it ended.
     *
     * @param cancelReason null when it was closed
     */
    public record Ending(Instant at, @Nullable CancelReason cancelReason) {}

    public WorkOrder {
        charges = List.copyOf(charges);
    }

    /** When the timer has something to say, or null. */
    @Nullable Instant nextDueAt() {
        Instant clock = status.isToDo() ? promise.nextOverdueAt() : null;
        return Stream.concat(Stream.ofNullable(clock), charges.stream().map(Charge::answerBy))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The last charge asked for, or null. */
    public @Nullable Charge lastCharge() {
        return charges.isEmpty() ? null : charges.getLast();
    }

    WorkOrder with(Status next) {
        return new WorkOrder(id, siteId, next, job, promise, assignment, work, charges, followUp, ending);
    }

    WorkOrder with(Promise next) {
        return new WorkOrder(id, siteId, status, job, next, assignment, work, charges, followUp, ending);
    }

    WorkOrder withAssignment(@Nullable Assignment next) {
        return new WorkOrder(id, siteId, status, job, promise, next, work, charges, followUp, ending);
    }

    WorkOrder with(Work next) {
        return new WorkOrder(id, siteId, status, job, promise, assignment, next, charges, followUp, ending);
    }

    WorkOrder withCharges(List<Charge> next) {
        return new WorkOrder(id, siteId, status, job, promise, assignment, work, next, followUp, ending);
    }

    WorkOrder with(FollowUp next) {
        return new WorkOrder(id, siteId, status, job, promise, assignment, work, charges, next, ending);
    }

    WorkOrder with(Ending next) {
        return new WorkOrder(id, siteId, status, job, promise, assignment, work, charges, followUp, next);
    }
}
