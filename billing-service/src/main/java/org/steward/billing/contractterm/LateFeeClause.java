package org.steward.billing.contractterm;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.billing.latefee.LateFeeRule;

/**
 * What paying late costs for some fee items.
 *
 * @param items codes of the fee items it is for; empty for all that no other clause names
 */
public record LateFeeClause(Set<String> items, LateFeeRule rule) {

    public LateFeeClause {
        items = Set.copyOf(items);
    }

    /** The highest rate per day it comes to, or null for a flat sum. */
    @Nullable BigDecimal highestRate() {
        return rule.steps().stream()
                .map(LateFeeRule.Step::dailyRate)
                .max(BigDecimal::compareTo)
                .orElse(null);
    }
}
