package org.steward.workorder.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.EventType;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;

/** What happens to a service request, as other services may know it: ids, codes and times. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface RequestEvent {

    /** The source of an imported request. */
    record SourceRef(String system, String id) {

        static @Nullable SourceRef of(@Nullable Source source) {
            return source == null ? null : new SourceRef(source.system(), source.id());
        }
    }

    @EventType("org.steward.workorder.service-request.received.v1")
    record Received(
            String requestId,
            String siteId,
            Channel channel,
            Kind kind,
            Category category,
            Severity severity,
            @Nullable String unitId,
            @Nullable String customerId,
            Instant reportedAt,
            @Nullable Instant respondBy,
            @Nullable Instant dueAt,
            @Nullable SourceRef source)
            implements RequestEvent {}

    @EventType("org.steward.workorder.service-request.held.v1")
    record Held(
            String requestId,
            String siteId,
            HoldReason reason,
            @Nullable SourceRef source) implements RequestEvent {}

    @EventType("org.steward.workorder.service-request.dismissed.v1")
    record Dismissed(String requestId, String siteId) implements RequestEvent {}

    @EventType("org.steward.workorder.service-request.acknowledged.v1")
    record Acknowledged(
            String requestId,
            String siteId,
            @Nullable Instant respondBy,
            @Nullable Boolean inTime) implements RequestEvent {}

    @EventType("org.steward.workorder.service-request.linked.v1")
    record Linked(String requestId, String siteId, String duplicateOf) implements RequestEvent {}

    @EventType("org.steward.workorder.service-request.order-attached.v1")
    record OrderAttached(String requestId, String siteId, String workOrderId) implements RequestEvent {}

    @EventType("org.steward.workorder.service-request.order-ended.v1")
    record OrderEnded(String requestId, String siteId, String workOrderId, boolean done) implements RequestEvent {}

    /** The actor of the event read the contact unmasked. */
    @EventType("org.steward.workorder.service-request.contact-read.v1")
    record ContactRead(String requestId, String siteId) implements RequestEvent {}

    @EventType("org.steward.workorder.service-request.closed.v1")
    record Closed(
            String requestId,
            String siteId,
            Outcome outcome,
            Instant closedAt,
            @Nullable Boolean inTime) implements RequestEvent {}
}
