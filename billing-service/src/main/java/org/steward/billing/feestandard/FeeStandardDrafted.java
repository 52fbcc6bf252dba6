package org.steward.billing.feestandard;

import java.time.LocalDate;
import org.steward.platform.command.EventType;

/** Somebody began to write a version of a fee standard. */
@EventType("org.steward.billing.fee-standard.drafted.v1")
record FeeStandardDrafted(String standardId, String siteId, String code, LocalDate effectiveFrom) {}
