package org.steward.workorder.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;
import org.steward.platform.money.PlainDecimal;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;

/** What happens to a work order, as other services may know it: ids, codes, amounts and times. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface WorkOrderEvent {

    @EventType("org.steward.workorder.work-order.created.v1")
    record Created(
            String workOrderId,
            String siteId,
            @Nullable String requestId,
            @Nullable String findingId,
            Kind kind,
            Category category,
            Severity priority,
            @Nullable String unitId,
            Instant respondBy,
            @Nullable Instant resolveBy)
            implements WorkOrderEvent {}

    @EventType("org.steward.workorder.work-order.assigned.v1")
    record Assigned(
            String workOrderId,
            String siteId,
            String assigneeId,
            @Nullable String formerAssigneeId) implements WorkOrderEvent {}

    @EventType("org.steward.workorder.work-order.accepted.v1")
    record Accepted(String workOrderId, String siteId, String assigneeId) implements WorkOrderEvent {}

    @EventType("org.steward.workorder.work-order.declined.v1")
    record Declined(String workOrderId, String siteId, String assigneeId, DeclineReason reason)
            implements WorkOrderEvent {}

    @EventType("org.steward.workorder.work-order.started.v1")
    record Started(String workOrderId, String siteId, String assigneeId, boolean respondedInTime)
            implements WorkOrderEvent {}

    @EventType("org.steward.workorder.work-order.paused.v1")
    record Paused(String workOrderId, String siteId, PauseReason reason) implements WorkOrderEvent {}

    @EventType("org.steward.workorder.work-order.resumed.v1")
    record Resumed(
            String workOrderId, String siteId, @Nullable Instant resolveBy) implements WorkOrderEvent {}

    /** Material by code; its name stays in the order's document. */
    record MaterialUsed(String code, @PlainDecimal BigDecimal quantity, String unitOfMeasure) {}

    /** The line the customer pays. */
    record Chargeable(String item, Money amount) {}

    @EventType("org.steward.workorder.work-order.completed.v1")
    record Completed(
            String workOrderId,
            String siteId,
            String assigneeId,
            List<MaterialUsed> materials,
            @Nullable Chargeable chargeable,
            boolean resolvedInTime,
            boolean callBackRequired)
            implements WorkOrderEvent {}

    /** Asks billing-service to charge; {@code source} comes back with its answer. */
    @EventType("org.steward.workorder.work-order.charge-requested.v1")
    record ChargeRequested(
            String workOrderId,
            String siteId,
            int chargeNumber,
            String unitId,
            @Nullable String customerId,
            String item,
            Money amount)
            implements WorkOrderEvent {}

    @EventType("org.steward.workorder.work-order.charge-confirmed.v1")
    record ChargeConfirmed(String workOrderId, String siteId, int chargeNumber, String accountId)
            implements WorkOrderEvent {}

    @EventType("org.steward.workorder.work-order.charge-refused.v1")
    record ChargeRefused(String workOrderId, String siteId, int chargeNumber, String code) implements WorkOrderEvent {}

    /** Asks billing-service to take the charge back: the order was cancelled. */
    @EventType("org.steward.workorder.work-order.charge-reversal-requested.v1")
    record ChargeReversalRequested(
            String workOrderId,
            String siteId,
            int chargeNumber,
            String unitId,
            @Nullable String customerId,
            String item,
            Money amount)
            implements WorkOrderEvent {}

    @EventType("org.steward.workorder.work-order.charge-reversed.v1")
    record ChargeReversed(String workOrderId, String siteId, int chargeNumber) implements WorkOrderEvent {}

    /** Billing-service has not answered in time. */
    @EventType("org.steward.workorder.work-order.charge-escalated.v1")
    record ChargeEscalated(String workOrderId, String siteId, int chargeNumber, Charge.State awaited)
            implements WorkOrderEvent {}

    /** Which of the two promised times has passed. */
    enum Clock {
        RESPONSE,
        RESOLUTION
    }

    @EventType("org.steward.workorder.work-order.overdue.v1")
    record Overdue(
            String workOrderId,
            String siteId,
            Clock clock,
            Instant dueAt,
            @Nullable String assigneeId) implements WorkOrderEvent {}

    @EventType("org.steward.workorder.work-order.called-back.v1")
    record CalledBack(String workOrderId, String siteId, boolean satisfied, int score) implements WorkOrderEvent {}

    @EventType("org.steward.workorder.work-order.call-unanswered.v1")
    record CallUnanswered(String workOrderId, String siteId, int calls) implements WorkOrderEvent {}

    @EventType("org.steward.workorder.work-order.reopened.v1")
    record Reopened(String workOrderId, String siteId, int reopenings, Instant respondBy) implements WorkOrderEvent {}

    @EventType("org.steward.workorder.work-order.closed.v1")
    record Closed(
            String workOrderId,
            String siteId,
            @Nullable String requestId,
            @Nullable String findingId) implements WorkOrderEvent {}

    @EventType("org.steward.workorder.work-order.cancelled.v1")
    record Cancelled(
            String workOrderId,
            String siteId,
            @Nullable String requestId,
            @Nullable String findingId,
            CancelReason reason)
            implements WorkOrderEvent {}
}
