package org.steward.workorder.order;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.projection.InboundEvent;
import org.steward.platform.projection.Reaction;
import tools.jackson.databind.JsonNode;

/** What billing-service says to the charges orders ask for (need X5). */
final class BillingAnswers implements Reaction {

    private static final Logger LOG = LoggerFactory.getLogger(BillingAnswers.class);

    private static final String RAISED = "org.steward.billing.charge.raised.v1";
    private static final String REFUSED = "org.steward.billing.charge.refused.v1";
    private static final String REVERSED = "org.steward.billing.charge.reversed.v1";

    private static final Authority BY = Authority.system("charges");

    private final WorkOrderHandler handler;

    BillingAnswers(WorkOrderHandler handler) {
        this.handler = handler;
    }

    @Override
    public String name() {
        return "billing-answers";
    }

    @Override
    public String service() {
        return "billing";
    }

    @Override
    public Set<String> eventTypes() {
        return Set.of(RAISED, REFUSED, REVERSED);
    }

    @Override
    public void on(InboundEvent event) {
        JsonNode data = event.data();
        JsonNode source = data.path("source");
        if (!source.path("type").asString("").equals(WorkOrder.TYPE.name())) {
            return;
        }
        String workOrderId = source.required("id").stringValue();
        WorkOrderCommand fact =
                switch (event.type()) {
                    case RAISED ->
                        new WorkOrderCommand.ConfirmCharge(
                                data.required("accountId").stringValue());
                    case REFUSED ->
                        new WorkOrderCommand.RefuseCharge(data.required("code").stringValue());
                    case REVERSED -> new WorkOrderCommand.ConfirmReversal();
                    default -> throw new IllegalArgumentException("not an answer of billing: " + event.type());
                };
        Command command =
                Command.caused(event.scope(), "workorder.charge.answer", event.id(), BY, event.correlationId(), fact);
        try {
            handler.act(command, workOrderId, fact);
        } catch (RefusedException refused) {
            if (refused.refusal().kind() != Refusal.Kind.NOT_FOUND) {
                throw new IllegalStateException(
                        event.id() + ": order " + workOrderId + " did not take " + fact, refused);
            }
            // A restored or emptied database here, not a fault of billing's event: nothing to retry.
            LOG.warn("{} answers order {}, which is not known at site {}", event.id(), workOrderId, event.scope());
        }
    }
}
