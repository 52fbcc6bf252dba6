package org.steward.billing.billrun;

import java.util.List;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/** A batch of accounts was looked at ({@code PREVIEWING}) or charged ({@code POSTING}); those parked are named. */
@EventType(BillRunAdvanced.TYPE)
record BillRunAdvanced(
        String runId,
        String siteId,
        BillRun.Status phase,
        long accounts,
        long charges,
        Money amount,
        List<BillRun.Parked> parked) {

    static final String TYPE = "org.steward.billing.bill-run.advanced.v1";
}
