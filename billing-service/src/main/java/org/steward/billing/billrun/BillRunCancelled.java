package org.steward.billing.billrun;

import org.steward.platform.command.EventType;

/** A run was given up before anything was posted. */
@EventType("org.steward.billing.bill-run.cancelled.v1")
record BillRunCancelled(String runId, String siteId) {}
