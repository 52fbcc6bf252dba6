package org.steward.billing.chargerequest;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.billing.account.ChargeSource;
import org.steward.platform.command.Authority;
import org.steward.platform.command.Command;
import org.steward.platform.document.Json;
import org.steward.platform.money.Money;
import org.steward.platform.projection.InboundEvent;
import org.steward.platform.projection.Reaction;
import tools.jackson.databind.JsonNode;

/** What workorder-service asks for: the chargeable line of a completed order, and taking it back. */
final class WorkOrderCharges implements Reaction {

    private static final String REQUESTED = "org.steward.workorder.work-order.charge-requested.v1";
    private static final String REVERSAL = "org.steward.workorder.work-order.charge-reversal-requested.v1";
    private static final Authority BY = Authority.system("charges");

    private final ChargeRequestHandler handler;

    WorkOrderCharges(ChargeRequestHandler handler) {
        this.handler = handler;
    }

    @Override
    public String name() {
        return "work-order-charges";
    }

    @Override
    public String service() {
        return "workorder";
    }

    @Override
    public Set<String> eventTypes() {
        return Set.of(REQUESTED, REVERSAL);
    }

    @Override
    public void on(InboundEvent event) {
        JsonNode data = event.data();
        ChargeSource source =
                new ChargeSource("workOrder", data.required("workOrderId").stringValue());
        // An order that is reopened may ask again; the first charge has number 1, also where it is not said.
        int number = data.path("chargeNumber").asInt(1);
        Command command =
                Command.caused(event.scope(), "billing.charge-request", event.id(), BY, event.correlationId(), data);
        if (event.type().equals(REQUESTED)) {
            handler.request(
                    command,
                    new ChargeRequestHandler.Asked(
                            source,
                            number,
                            data.required("unitId").stringValue(),
                            text(data, "customerId"),
                            data.required("item").stringValue(),
                            Json.mapper().treeToValue(data.required("amount"), Money.class)));
        } else {
            handler.withdraw(command, source, number);
        }
    }

    private static @Nullable String text(JsonNode data, String member) {
        JsonNode value = data.get(member);
        return value == null || value.isNull() ? null : value.stringValue();
    }
}
