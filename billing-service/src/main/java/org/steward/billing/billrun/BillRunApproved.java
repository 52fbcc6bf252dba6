package org.steward.billing.billrun;

import java.time.LocalDate;
import org.steward.platform.command.EventType;

/** A previewed run may post; its charges belong to that day of the books. */
@EventType("org.steward.billing.bill-run.approved.v1")
record BillRunApproved(String runId, String siteId, LocalDate businessDate) {}
