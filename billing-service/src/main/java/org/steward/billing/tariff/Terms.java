package org.steward.billing.tariff;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a unit a price depends on besides its quantity.
 *
 * @param factor a contracted discount, what the amount is multiplied by, or null
 * @param area built area in square metres, or null when not known
 * @param inside inside area in square metres, or null when not known
 */
public record Terms(
        @Nullable BigDecimal factor,
        @Nullable BigDecimal area,
        @Nullable BigDecimal inside) {

    public static final Terms NONE = new Terms(null, null, null);

    /** What the component's formula comes to for the unit. */
    BigDecimal formula(Component component, BigDecimal count) {
        Map<String, BigDecimal> values = new HashMap<>();
        values.put("count", count);
        put(values, "area", area);
        put(values, "inside", inside);
        put(values, "rate", component.rate());
        return new Formula(String.valueOf(component.formula())).value(values);
    }

    private static void put(Map<String, BigDecimal> values, String name, @Nullable BigDecimal value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
