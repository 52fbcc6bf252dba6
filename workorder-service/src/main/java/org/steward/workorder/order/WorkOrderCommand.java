package org.steward.workorder.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Authority;
import org.steward.workorder.servicelevel.ServiceTerms;

/** What can be done with a work order. */
sealed interface WorkOrderCommand {

    /** Makes an order of a request, of a finding, or of neither. */
    record Create(String id, String siteId, Job job, ServiceTerms terms) implements WorkOrderCommand {}

    /** Gives it to somebody, or to somebody else. */
    record Assign(String assigneeId, ServiceTerms terms) implements WorkOrderCommand {}

    /** The assignee takes it on. */
    record Accept(Authority by) implements WorkOrderCommand {}

    /** The assignee gives it back to be dispatched again. */
    record Decline(Authority by, DeclineReason reason) implements WorkOrderCommand {}

    /** The assignee is there and begins. */
    record Start(Authority by) implements WorkOrderCommand {}

    record Pause(Authority by, PauseReason reason) implements WorkOrderCommand {}

    record Resume(Authority by, ServiceTerms terms) implements WorkOrderCommand {}

    /** The job is done: what was used, and what the customer pays. */
    record Complete(
            Authority by,
            List<Material> materials,
            @Nullable ChargeableLine chargeable,
            @Nullable String note) implements WorkOrderCommand {}

    /** The customer was reached and said what he thinks. */
    record RecordCallBack(
            Authority by,
            boolean satisfied,
            int score,
            @Nullable String comment,
            ServiceTerms terms) implements WorkOrderCommand {}

    /** The customer was called and not reached. */
    record RecordUnansweredCall() implements WorkOrderCommand {}

    /** Asks billing again for a charge it refused. */
    record ChargeAgain() implements WorkOrderCommand {}

    /**
     * Ends it.
     *
     * @param withoutCharge also when billing refused the charge: nobody pays
     */
    record Close(boolean withoutCharge) implements WorkOrderCommand {}

    /** Ends it undone, or as if undone: what was charged is taken back. */
    record Cancel(CancelReason reason) implements WorkOrderCommand {}

    /** Billing raised the charge: a fact, never refused. */
    record ConfirmCharge(String accountId) implements WorkOrderCommand {}

    /** Billing refused the charge: a fact, never refused. */
    record RefuseCharge(String code) implements WorkOrderCommand {}

    /** Billing took the charge back: a fact, never refused. */
    record ConfirmReversal() implements WorkOrderCommand {}

    /** The timer: something may have fallen due. */
    record Wake() implements WorkOrderCommand {}
}
