package org.steward.billing.feeitem;

import org.steward.platform.command.EventType;

/** Nothing more is charged under a fee item. */
@EventType("org.steward.billing.fee-item.retired.v1")
record FeeItemRetired(String code) {}
