package org.steward.billing.contractterm;

import java.math.BigDecimal;
import org.steward.platform.command.EventType;
import org.steward.platform.money.PlainDecimal;

/** The company said above which rate per day a late fee is warned of. */
@EventType("org.steward.billing.late-fee-ceiling.set.v1")
record LateFeeCeilingSet(@PlainDecimal BigDecimal dailyRate) {}
