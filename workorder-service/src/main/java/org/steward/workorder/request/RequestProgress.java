package org.steward.workorder.request;

import java.util.Set;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.projection.InboundEvent;
import org.steward.platform.projection.Reaction;

/**
 * Keeps a request in step with its work orders, by this service's own events: the order and its request are two
 * aggregates, so two writes, and a crash between them must not lose the second.
 */
final class RequestProgress implements Reaction {

    private static final String CREATED = "org.steward.workorder.work-order.created.v1";
    private static final String CLOSED = "org.steward.workorder.work-order.closed.v1";
    private static final String CANCELLED = "org.steward.workorder.work-order.cancelled.v1";

    private static final Authority BY = Authority.system("request-progress");

    private final RequestHandler handler;

    RequestProgress(RequestHandler handler) {
        this.handler = handler;
    }

    @Override
    public String name() {
        return "request-progress";
    }

    @Override
    public String service() {
        return "workorder";
    }

    @Override
    public Set<String> eventTypes() {
        return Set.of(CREATED, CLOSED, CANCELLED);
    }

    @Override
    public void on(InboundEvent event) {
        if (!event.data().hasNonNull("requestId")) {
            return;
        }
        String requestId = event.data().required("requestId").stringValue();
        String workOrderId = event.aggregateId();
        if (event.type().equals(CREATED)) {
            run(event, requestId, "workorder.request.attach-order", new RequestCommand.AttachOrder(workOrderId));
        } else {
            boolean done = event.type().equals(CLOSED);
            run(event, requestId, "workorder.request.end-order", new RequestCommand.EndOrder(workOrderId, done));
        }
    }

    private void run(InboundEvent event, String requestId, String operation, RequestCommand fact) {
        Command command = Command.caused(event.scope(), operation, event.id(), BY, event.correlationId(), fact);
        try {
            handler.act(command, requestId, fact);
        } catch (RefusedException refused) {
            throw new IllegalStateException(
                    event.id() + ": request " + requestId + " did not take " + operation
                            + (refused.refusal().kind() == Refusal.Kind.BUSY ? " now" : ""),
                    refused);
        }
    }
}
