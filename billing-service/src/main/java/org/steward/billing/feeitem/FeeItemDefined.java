package org.steward.billing.feeitem;

import org.steward.billing.ledger.FeeClass;
import org.steward.platform.command.EventType;

/** There is a fee item of that code, and this is whose money it is. */
@EventType("org.steward.billing.fee-item.defined.v1")
record FeeItemDefined(String code, String nameZh, String nameEn, FeeClass feeClass, boolean serviceFee) {}
