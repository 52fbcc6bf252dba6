package org.steward.billing.feestandard;

import org.steward.platform.command.EventType;

/** A draft says something else now. */
@EventType("org.steward.billing.fee-standard.changed.v1")
record FeeStandardChanged(String standardId, String siteId) {}
