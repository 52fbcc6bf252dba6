package org.steward.billing.allocation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.money.Money;

/** Asks how a payment would be spread; {@code POST /api/billing/v1/calculations/allocation}. */
record AllocationRequest(
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable List<String> order,
        @Schema(allowableValues = "oldest_first") @Nullable String within,
        @Nullable List<ItemBody> items) {

    record ItemBody(
            @Nullable String id,
            @Nullable String kind,
            @Nullable LocalDate dueDate,
            @Nullable BigDecimal open) {}

    /**
     * The allocations and what is left.
     *
     * @throws RefusedException naming the member that is missing or makes it impossible
     */
    Allocations answer() {
        Currency money = Money.currency(currency, "currency");
        Money paid = Money.notNegative(amount, money, "amount");
        List<String> kinds = Require.notEmpty(order, "order");
        Allocations.Within inside = within == null
                ? Allocations.Within.OLDEST_FIRST
                : Require.oneOf(Allocations.Within.class, within, "within");
        List<ItemBody> bodies = Require.present(items, "items");
        List<Allocations.OpenItem> open = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            ItemBody body = bodies.get(i);
            open.add(Require.within(
                    "items[" + i + "]",
                    () -> new Allocations.OpenItem(
                            Require.present(body.id, "id"),
                            Require.present(body.kind, "kind"),
                            Require.present(body.dueDate, "dueDate"),
                            Money.notNegative(body.open, money, "open"))));
        }
        return Allocations.spread(paid, kinds, inside, open);
    }
}
