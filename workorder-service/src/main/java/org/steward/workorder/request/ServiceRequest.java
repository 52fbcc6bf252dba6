package org.steward.workorder.request;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateType;

/**
 * One request of a resident, a shop-keeper or a colleague, from intake to its outcome.
 *
 * @param dueAt when it should be closed: promised at intake, or as the imported system promised it
 * @param orders the work orders made for it
 * @param holdReason kept after release, for the record
 */
public record ServiceRequest(
        String id,
        String siteId,
        Status status,
        Intake intake,
        Instant reportedAt,
        @Nullable Instant respondBy,
        @Nullable Instant dueAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String duplicateOf,
        List<OrderLink> orders,
        @Nullable HoldReason holdReason,
        @Nullable Closing closing) {

    /** Orders one request may have; more are refused when the order is made. */
    public static final int MAX_ORDERS = 20;

    static final AggregateType<ServiceRequest> TYPE =
            AggregateType.of("serviceRequest", "serviceRequests", ServiceRequest.class);

    /** Where a request stands. */
    public enum Status {
        /** Imported, but waits for a person. */
        HELD,
        RECEIVED,
        ACKNOWLEDGED,
        /** At least one work order is open. */
        IN_PROGRESS,
        /** The same thing as another request. */
        DUPLICATE,
        CLOSED,
        /** Held, and not taken over. */
        DISMISSED;

        /** Whether somebody still waits for something. */
        public boolean isOpen() {
            return this == RECEIVED || this == ACKNOWLEDGED || this == IN_PROGRESS;
        }
    }

    /** A work order made for the request. */
    public record OrderLink(String workOrderId, boolean ended, boolean done) {}

    /**
     * How it ended.
     *
     * @param note free text; stays in this document
     */
    public record Closing(
            Outcome outcome, Instant at, @Nullable String note) {}

    public ServiceRequest {
        orders = List.copyOf(orders);
    }

    boolean hasOpenOrder() {
        return orders.stream().anyMatch(order -> !order.ended());
    }

    @Nullable OrderLink order(String workOrderId) {
        return orders.stream()
                .filter(order -> order.workOrderId().equals(workOrderId))
                .findFirst()
                .orElse(null);
    }

    ServiceRequest withStatus(Status next) {
        return new ServiceRequest(
                id,
                siteId,
                next,
                intake,
                reportedAt,
                respondBy,
                dueAt,
                acknowledgedAt,
                duplicateOf,
                orders,
                holdReason,
                closing);
    }

    ServiceRequest acknowledged(Instant at) {
        return new ServiceRequest(
                id,
                siteId,
                Status.ACKNOWLEDGED,
                intake,
                reportedAt,
                respondBy,
                dueAt,
                at,
                duplicateOf,
                orders,
                holdReason,
                closing);
    }

    ServiceRequest duplicateOf(String original) {
        return new ServiceRequest(
                id,
                siteId,
                Status.DUPLICATE,
                intake,
                reportedAt,
                respondBy,
                dueAt,
                acknowledgedAt,
                original,
                orders,
                holdReason,
                closing);
    }

    ServiceRequest withOrder(OrderLink link, Status next) {
        List<OrderLink> links = new ArrayList<>(orders);
        links.removeIf(known -> known.workOrderId().equals(link.workOrderId()));
        links.add(link);
        return new ServiceRequest(
                id,
                siteId,
                next,
                intake,
                reportedAt,
                respondBy,
                dueAt,
                acknowledgedAt,
                duplicateOf,
                links,
                holdReason,
                closing);
    }

    ServiceRequest closed(Closing how) {
        return new ServiceRequest(
                id,
                siteId,
                Status.CLOSED,
                intake,
                reportedAt,
                respondBy,
                dueAt,
                acknowledgedAt,
                duplicateOf,
                orders,
                holdReason,
                how);
    }

    ServiceRequest withIntake(Intake corrected, Status next) {
        return new ServiceRequest(
                id,
                siteId,
                next,
                corrected,
                reportedAt,
                respondBy,
                dueAt,
                acknowledgedAt,
                duplicateOf,
                orders,
                holdReason,
                closing);
    }
}
