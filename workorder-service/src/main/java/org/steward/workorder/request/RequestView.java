package org.steward.workorder.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.Stored;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;

/**
 * A request as it is shown.
 *
 * @param contact masked; the whole is read by an act of its own, which leaves a record
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RequestView(
        String requestId,
        String siteId,
        ServiceRequest.Status status,
        Channel channel,
        Kind kind,
        Category category,
        Severity severity,
        @Nullable String unitId,
        @Nullable String place,
        @Nullable String customerId,
        @Nullable String contact,
        String description,
        Instant reportedAt,
        @Nullable Instant respondBy,
        @Nullable Instant dueAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String duplicateOf,
        List<ServiceRequest.OrderLink> workOrders,
        @Nullable HoldReason holdReason,
        RequestEvent.@Nullable SourceRef source,
        @Nullable Outcome outcome,
        @Nullable Instant closedAt,
        @Nullable String note) {

    static RequestView of(Stored<ServiceRequest> stored) {
        ServiceRequest request = stored.state();
        Intake intake = request.intake();
        ServiceRequest.Closing closing = request.closing();
        return new RequestView(
                request.id(),
                request.siteId(),
                request.status(),
                intake.channel(),
                intake.kind(),
                intake.category(),
                intake.severity(),
                intake.unitId(),
                intake.place(),
                intake.reporter().customerId(),
                masked(intake.reporter().contact()),
                intake.description(),
                request.reportedAt(),
                request.respondBy(),
                request.dueAt(),
                request.acknowledgedAt(),
                request.duplicateOf(),
                request.orders(),
                request.holdReason(),
                RequestEvent.SourceRef.of(intake.source()),
                closing == null ? null : closing.outcome(),
                closing == null ? null : closing.at(),
                closing == null ? null : closing.note());
    }

    /** First and last character, so that the caller of the desk can see whether it is the one he has on the phone. */
    static @Nullable String masked(@Nullable String contact) {
        if (contact == null) {
            return null;
        }
        return contact.length() < 5
                ? "*".repeat(contact.length())
                : contact.charAt(0) + "*".repeat(contact.length() - 2) + contact.charAt(contact.length() - 1);
    }
}
