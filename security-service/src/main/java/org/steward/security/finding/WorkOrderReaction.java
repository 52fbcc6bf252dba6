package org.steward.security.finding;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.projection.InboundEvent;
import org.steward.platform.projection.Reaction;

/** Shows on a finding the work order that was made of it, and its end. */
final class WorkOrderReaction implements Reaction {

    private static final Logger LOG = LoggerFactory.getLogger(WorkOrderReaction.class);

    private static final String CREATED = "org.steward.workorder.work-order.created.v1";
    private static final String CLOSED = "org.steward.workorder.work-order.closed.v1";
    private static final String CANCELLED = "org.steward.workorder.work-order.cancelled.v1";

    private static final Authority BY = Authority.system("work-orders");

    private final FindingHandler handler;

    WorkOrderReaction(FindingHandler handler) {
        this.handler = handler;
    }

    @Override
    public String name() {
        return "finding-work-orders";
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
        if (!event.data().hasNonNull("findingId")) {
            return;
        }
        String findingId = event.data().required("findingId").stringValue();
        FindingCommand fact =
                switch (event.type()) {
                    case CREATED -> new FindingCommand.LinkWorkOrder(event.aggregateId());
                    case CLOSED -> new FindingCommand.EndWorkOrder(event.aggregateId(), true);
                    case CANCELLED -> new FindingCommand.EndWorkOrder(event.aggregateId(), false);
                    default -> throw new IllegalArgumentException("not of a work order's life: " + event.type());
                };
        Command command = Command.caused(
                event.scope(), "security.finding.work-order", event.id(), BY, event.correlationId(), fact);
        try {
            handler.act(command, findingId, fact);
        } catch (RefusedException refused) {
            if (refused.refusal().kind() != Refusal.Kind.NOT_FOUND) {
                throw new IllegalStateException(
                        event.id() + ": finding " + findingId + " did not take " + fact, refused);
            }
            // A restored or emptied database here, not a fault of the event: nothing to retry.
            LOG.warn("{} names finding {}, which is not known at site {}", event.id(), findingId, event.scope());
        }
    }
}
