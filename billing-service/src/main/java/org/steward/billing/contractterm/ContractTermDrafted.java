package org.steward.billing.contractterm;

import java.time.LocalDate;
import org.steward.platform.command.EventType;

/** Somebody began to write a version of a contract's terms. */
@EventType("org.steward.billing.contract-term.drafted.v1")
record ContractTermDrafted(String termId, String siteId, LocalDate effectiveFrom) {}
