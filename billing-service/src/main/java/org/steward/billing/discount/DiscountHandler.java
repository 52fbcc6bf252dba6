package org.steward.billing.discount;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.steward.billing.property.PropertyHandler;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Scope;

/** The door to discounts. */
public final class DiscountHandler {

    private final DiscountStore store;
    private final CommandRunner runner;
    private final PropertyHandler property;

    DiscountHandler(DiscountStore store, CommandRunner runner, PropertyHandler property) {
        this.store = store;
        this.runner = runner;
        this.property = property;
    }

    CommandResult propose(Command command, DiscountController.Body body) {
        if (property.unit(command.scope(), body.unitId()) == null) {
            throw new RefusedException(Refusal.invalid("UNIT_UNKNOWN", "unitId", Map.of("unit", body.unitId())));
        }
        String discountId = command.newAggregateId(Discount.TYPE.name());
        Discount wanted = body.toDiscount(command.scope().value(), discountId, command.authority());
        return runner.run(
                store.aggregates(), discountId, command, (discount, now) -> Discount.propose(discount, wanted));
    }

    CommandResult decide(Command command, String discountId, boolean approve) {
        return runner.run(
                store.aggregates(),
                discountId,
                command,
                (discount, now) -> Discount.decide(discount, discountId, approve, command.authority()));
    }

    CommandResult end(Command command, String discountId, LocalDate until) {
        return runner.run(
                store.aggregates(), discountId, command, (discount, now) -> Discount.end(discount, discountId, until));
    }

    /** The approved discounts of those units, by unit. */
    public Map<String, List<Discount>> ofUnits(Scope site, Collection<String> unitIds) {
        return unitIds.isEmpty() ? Map.of() : store.ofUnits(site, unitIds);
    }
}
