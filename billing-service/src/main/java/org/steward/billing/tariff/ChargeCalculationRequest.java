package org.steward.billing.tariff;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.RefusedException;
import org.steward.platform.command.Require;
import org.steward.platform.money.Money;

/** Asks what components come to for a period; {@code POST /api/billing/v1/calculations/charge}. */
record ChargeCalculationRequest(
        @Nullable String currency,
        @Nullable PeriodBody period,
        @Nullable List<ComponentBody> components,
        @Nullable QuantitiesBody quantities,

        @Schema(allowableValues = {"none", "daily_actual", "daily_30"}) @Nullable String proration) {

    record PeriodBody(@Nullable LocalDate from, @Nullable LocalDate to) {}

    record QuantitiesBody(
            @Nullable BigDecimal area,
            @Nullable QuantityBody usage,
            @Nullable BigDecimal usageBefore) {}

    record Answer(List<ChargeLine> lines, Money total) {}

    /**
     * The lines and their sum.
     *
     * @throws RefusedException naming the member that is missing or makes it impossible
     */
    Answer answer() {
        Currency money = Money.currency(currency, "currency");
        BillingPeriod billed = billingPeriod();
        List<ComponentBody> bodies = Require.notEmpty(components, "components");
        Require.distinct(bodies, ComponentBody::code, i -> "components[" + i + "].code");
        List<ChargeLine> lines = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            lines.add(line(bodies.get(i), "components[" + i + "]", billed, money, lines));
        }
        return new Answer(
                lines, Money.sum(lines.stream().map(ChargeLine::amount).toList(), money));
    }

    private BillingPeriod billingPeriod() {
        PeriodBody body = Require.present(period, "period");
        return Require.within(
                "period", () -> new BillingPeriod(Require.present(body.from, "from"), Require.present(body.to, "to")));
    }

    private ChargeLine line(
            ComponentBody body, String path, BillingPeriod billed, Currency money, List<ChargeLine> before) {
        Component component = Require.within(path, body::toComponent);
        Quantity quantity = component.basis() == Basis.PERCENTAGE
                ? Require.within(path, () -> Tariff.base(component, before))
                : quantity(component.basis(), body, path);
        BigDecimal usageBefore = component.needsUsageBefore() ? usageBefore() : null;
        // Usage is never prorated, so a request about usage alone need not say how.
        Proration rule = proration == null && !component.basis().isMonthly()
                ? Proration.NONE
                : Require.oneOf(Proration.class, proration, "proration");
        Terms terms = new Terms(null, common().area, null);
        return Require.within(
                path,
                () -> Tariff.line(
                        component,
                        quantity,
                        usageBefore == null ? BigDecimal.ZERO : usageBefore,
                        billed,
                        rule,
                        terms,
                        money));
    }

    private Quantity quantity(Basis basis, ComponentBody body, String path) {
        if (body.quantity() != null) {
            return body.quantity().toQuantity(basis, path + ".quantity");
        }
        return switch (basis) {
            case FIXED, FORMULA -> Quantity.of(BigDecimal.ONE, path + ".quantity");
            case PERCENTAGE -> throw new IllegalStateException(path + " has no quantity of its own");
            case AREA -> Quantity.of(Require.present(common().area, "quantities.area"), "quantities.area");
            case USAGE -> Require.present(common().usage, "quantities.usage").toQuantity(basis, "quantities.usage");
        };
    }

    private BigDecimal usageBefore() {
        return Require.notNegative(common().usageBefore, "quantities.usageBefore");
    }

    private QuantitiesBody common() {
        return Objects.requireNonNullElseGet(quantities, () -> new QuantitiesBody(null, null, null));
    }
}
