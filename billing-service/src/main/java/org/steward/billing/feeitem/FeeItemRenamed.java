package org.steward.billing.feeitem;

import org.steward.platform.command.EventType;

/** A fee item is called otherwise on notices from now on. */
@EventType("org.steward.billing.fee-item.renamed.v1")
record FeeItemRenamed(String code, String nameZh, String nameEn) {}
