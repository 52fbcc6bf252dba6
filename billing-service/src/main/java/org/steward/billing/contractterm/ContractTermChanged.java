package org.steward.billing.contractterm;

import org.steward.platform.command.EventType;

/** A draft of a contract's terms says something else now. */
@EventType("org.steward.billing.contract-term.changed.v1")
record ContractTermChanged(String termId, String siteId) {}
