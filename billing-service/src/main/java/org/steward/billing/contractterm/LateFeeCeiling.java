package org.steward.billing.contractterm;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;

/** The rate per day above which the company wants to be warned; one document. */
record LateFeeCeiling(BigDecimal dailyRate) {

    static final AggregateType<LateFeeCeiling> TYPE =
            AggregateType.of("lateFeeCeiling", "lateFeeCeilings", LateFeeCeiling.class);

    static final String ID = Ids.derive(TYPE.name(), Scope.COMPANY, "");

    static Decision<LateFeeCeiling> set(@Nullable LateFeeCeiling existing, LateFeeCeiling wanted) {
        return existing != null && existing.dailyRate().compareTo(wanted.dailyRate()) == 0
                ? Decision.unchanged()
                : Decision.accept(wanted, new LateFeeCeilingSet(wanted.dailyRate()));
    }
}
