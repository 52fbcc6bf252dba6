package org.steward.workorder.request;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.workorder.request.ServiceRequest.Closing;
import org.steward.workorder.request.ServiceRequest.OrderLink;
import org.steward.workorder.request.ServiceRequest.Status;

/** The rules of a service request: what each command does in each state, and why it is refused. */
final class RequestDecisions {

    private RequestDecisions() {}

    static Decision<ServiceRequest> decide(@Nullable ServiceRequest request, RequestCommand command, Instant now) {
        if (request == null) {
            return switch (command) {
                case RequestCommand.Receive receive -> receive(receive, now);
                case RequestCommand.TakeOver takeOver -> takeOver(takeOver);
                default -> throw new IllegalArgumentException("no request for " + command);
            };
        }
        return switch (command) {
            case RequestCommand.Receive receive ->
                Decision.refuse(Refusal.conflict("REQUEST_EXISTS", Map.of("id", receive.id())));
            case RequestCommand.TakeOver again -> takenOverBefore(request, again);
            case RequestCommand.Release release -> release(request, release);
            case RequestCommand.Dismiss dismiss ->
                only(
                        request,
                        () -> Decision.accept(
                                request.withStatus(Status.DISMISSED),
                                new RequestEvent.Dismissed(request.id(), request.siteId())),
                        Status.HELD);
            case RequestCommand.Acknowledge acknowledge -> acknowledge(request, now);
            case RequestCommand.LinkDuplicate link -> link(request, link);
            case RequestCommand.AttachOrder attach -> attach(request, attach);
            case RequestCommand.EndOrder end -> endOrder(request, end, now);
            case RequestCommand.ReadContact read ->
                request.intake().reporter().contact() == null
                        ? Decision.refuse(Refusal.conflict("NO_CONTACT", Map.of("id", request.id())))
                        : Decision.accept(request, new RequestEvent.ContactRead(request.id(), request.siteId()));
            case RequestCommand.Close close -> close(request, close, now);
        };
    }

    private static Decision<ServiceRequest> receive(RequestCommand.Receive receive, Instant now) {
        ServiceRequest request = new ServiceRequest(
                receive.id(),
                receive.siteId(),
                Status.RECEIVED,
                receive.intake(),
                now,
                receive.terms().respondBy(now),
                receive.terms().resolveBy(now, List.of()),
                null,
                null,
                List.of(),
                null,
                null);
        return Decision.accept(request, received(request));
    }

    private static Decision<ServiceRequest> takeOver(RequestCommand.TakeOver from) {
        Closing closing = from.closing();
        HoldReason held = from.holdReason();
        Status status = held != null ? Status.HELD : closing != null ? Status.CLOSED : Status.RECEIVED;
        ServiceRequest request = new ServiceRequest(
                from.id(),
                from.siteId(),
                status,
                from.intake(),
                from.reportedAt(),
                null,
                from.dueAt(),
                null,
                null,
                List.of(),
                held,
                closing);
        if (held != null) {
            RequestEvent.SourceRef source =
                    RequestEvent.SourceRef.of(from.intake().source());
            return Decision.accept(request, new RequestEvent.Held(request.id(), request.siteId(), held, source));
        }
        return Decision.accept(
                request, closing == null ? List.of(received(request)) : List.of(received(request), closed(request)));
    }

    private static Decision<ServiceRequest> takenOverBefore(ServiceRequest request, RequestCommand.TakeOver again) {
        Source known = request.intake().source();
        Source now = again.intake().source();
        if (known != null && now != null && known.fingerprint().equals(now.fingerprint())) {
            return Decision.unchanged();
        }
        return Decision.refuse(Refusal.conflict("IMPORTED_DIFFERENTLY", Map.of("id", request.id())));
    }

    private static Decision<ServiceRequest> release(ServiceRequest request, RequestCommand.Release release) {
        Intake was = request.intake();
        Intake intake = new Intake(
                was.channel(),
                was.kind(),
                release.category() == null ? was.category() : release.category(),
                was.severity(),
                release.unitId() == null ? was.unitId() : release.unitId(),
                release.place() == null ? was.place() : release.place(),
                was.reporter(),
                was.description(),
                was.source());
        return only(
                request,
                () -> {
                    HoldReason reason = request.holdReason();
                    boolean placeless = intake.unitId() == null && intake.place() == null;
                    if (placeless && (reason == HoldReason.MISSING_PLACE || reason == HoldReason.UNKNOWN_UNIT)) {
                        return Decision.refuse(Refusal.invalid("PLACE_REQUIRED", "place", Map.of()));
                    }
                    if (reason == HoldReason.UNKNOWN_CATEGORY && release.category() == null) {
                        return Decision.refuse(Refusal.invalid("CATEGORY_REQUIRED", "category", Map.of()));
                    }
                    ServiceRequest released =
                            request.withIntake(intake, request.closing() == null ? Status.RECEIVED : Status.CLOSED);
                    return Decision.accept(
                            released,
                            request.closing() == null
                                    ? List.of(received(released))
                                    : List.of(received(released), closed(released)));
                },
                Status.HELD);
    }

    private static Decision<ServiceRequest> acknowledge(ServiceRequest request, Instant now) {
        return only(
                request,
                () -> {
                    Instant respondBy = request.respondBy();
                    return Decision.accept(
                            request.acknowledged(now),
                            new RequestEvent.Acknowledged(
                                    request.id(),
                                    request.siteId(),
                                    respondBy,
                                    respondBy == null ? null : !now.isAfter(respondBy)));
                },
                Status.RECEIVED);
    }

    private static Decision<ServiceRequest> link(ServiceRequest request, RequestCommand.LinkDuplicate link) {
        return only(
                request,
                () -> {
                    ServiceRequest original = link.original();
                    Map<String, Object> args = Map.of("value", link.originalId());
                    if (original == null) {
                        return Decision.refuse(Refusal.invalid("ORIGINAL_UNKNOWN", "duplicateOf", args));
                    }
                    if (original.id().equals(request.id())) {
                        return Decision.refuse(Refusal.invalid("DUPLICATE_OF_ITSELF", "duplicateOf", args));
                    }
                    if (original.status() == Status.DUPLICATE
                            || original.status() == Status.HELD
                            || original.status() == Status.DISMISSED) {
                        return Decision.refuse(Refusal.invalid(
                                "ORIGINAL_NOT_USABLE",
                                "duplicateOf",
                                Map.of("value", link.originalId(), "state", original.status())));
                    }
                    return Decision.accept(
                            request.duplicateOf(original.id()),
                            new RequestEvent.Linked(request.id(), request.siteId(), original.id()));
                },
                Status.RECEIVED,
                Status.ACKNOWLEDGED);
    }

    private static Decision<ServiceRequest> attach(ServiceRequest request, RequestCommand.AttachOrder attach) {
        if (request.order(attach.workOrderId()) != null) {
            return Decision.unchanged();
        }
        // The order exists: when the request was closed or linked in the meantime its state stays, the link is kept.
        Status next = request.status().isOpen() ? Status.IN_PROGRESS : request.status();
        return Decision.accept(
                request.withOrder(new OrderLink(attach.workOrderId(), false, false), next),
                new RequestEvent.OrderAttached(request.id(), request.siteId(), attach.workOrderId()));
    }

    private static Decision<ServiceRequest> endOrder(ServiceRequest request, RequestCommand.EndOrder end, Instant now) {
        OrderLink link = request.order(end.workOrderId());
        if (link != null && link.ended()) {
            return Decision.unchanged();
        }
        RequestEvent.OrderEnded ended =
                new RequestEvent.OrderEnded(request.id(), request.siteId(), end.workOrderId(), end.done());
        ServiceRequest after = request.withOrder(new OrderLink(end.workOrderId(), true, end.done()), request.status());
        if (!request.status().isOpen() || after.hasOpenOrder()) {
            return Decision.accept(after, ended);
        }
        if (after.orders().stream().anyMatch(OrderLink::done)) {
            ServiceRequest closed = after.closed(new Closing(Outcome.RESOLVED, now, null));
            return Decision.accept(closed, ended, closed(closed));
        }
        // Every order was cancelled: somebody has to decide again.
        return Decision.accept(after.withStatus(Status.ACKNOWLEDGED), ended);
    }

    private static Decision<ServiceRequest> close(ServiceRequest request, RequestCommand.Close close, Instant now) {
        if (close.outcome() == Outcome.UNSTATED || close.outcome() == Outcome.DUPLICATE) {
            return Decision.refuse(Refusal.invalid("OUTCOME_NOT_ALLOWED", "outcome", Map.of("value", close.outcome())));
        }
        if (request.hasOpenOrder()) {
            return Decision.refuse(
                    Refusal.conflict("ORDERS_OPEN", Map.of("id", request.id(), "state", request.status())));
        }
        return only(
                request,
                () -> {
                    ServiceRequest closed = request.closed(new Closing(close.outcome(), now, close.note()));
                    return Decision.accept(closed, closed(closed));
                },
                Status.RECEIVED,
                Status.ACKNOWLEDGED);
    }

    private static RequestEvent.Received received(ServiceRequest request) {
        Intake intake = request.intake();
        return new RequestEvent.Received(
                request.id(),
                request.siteId(),
                intake.channel(),
                intake.kind(),
                intake.category(),
                intake.severity(),
                intake.unitId(),
                intake.reporter().customerId(),
                request.reportedAt(),
                request.respondBy(),
                request.dueAt(),
                RequestEvent.SourceRef.of(intake.source()));
    }

    private static RequestEvent.Closed closed(ServiceRequest request) {
        Closing closing = request.closing();
        if (closing == null) {
            throw new IllegalStateException("request " + request.id() + " is not closed");
        }
        Instant dueAt = request.dueAt();
        return new RequestEvent.Closed(
                request.id(),
                request.siteId(),
                closing.outcome(),
                closing.at(),
                dueAt == null ? null : !closing.at().isAfter(dueAt));
    }

    private static Decision<ServiceRequest> only(
            ServiceRequest request, java.util.function.Supplier<Decision<ServiceRequest>> decision, Status... allowed) {
        if (Arrays.asList(allowed).contains(request.status())) {
            return decision.get();
        }
        return Decision.refuse(Refusal.conflict(
                "REQUEST_STATE",
                Map.of("id", request.id(), "state", request.status(), "expected", Arrays.toString(allowed))));
    }
}
