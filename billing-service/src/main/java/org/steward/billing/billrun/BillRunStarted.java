package org.steward.billing.billrun;

import java.time.LocalDate;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.command.EventType;

/** Somebody wants to know what a period comes to. */
@EventType("org.steward.billing.bill-run.started.v1")
record BillRunStarted(
        String runId, String siteId, String standardId, String standardCode, BillingPeriod period, LocalDate dueOn) {}
