package org.steward.billing.billrun;

import org.steward.platform.command.EventType;

/** A worker took a run over from one that had stopped. */
@EventType("org.steward.billing.bill-run.resumed.v1")
record BillRunResumed(String runId, String siteId) {}
