package org.steward.billing.limit;

import java.util.List;
import org.steward.platform.command.EventType;

/** The company said how much each role may give. */
@EventType("org.steward.billing.approval-limits.set.v1")
record ApprovalLimitsSet(List<ApprovalLimits.Limit> limits) {}
