package org.steward.billing.billrun;

import java.util.Map;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/** What a run would come to is known. */
@EventType("org.steward.billing.bill-run.previewed.v1")
record BillRunPreviewed(
        String runId,
        String siteId,
        long accounts,
        long charges,
        Money amount,
        Map<String, Long> parked,
        Map<String, Long> passedBy) {

    static BillRunPreviewed of(BillRun run) {
        BillRun.Tally tally = run.preview();
        return new BillRunPreviewed(
                run.runId(),
                run.siteId(),
                tally.accounts(),
                tally.charges(),
                run.money(tally.amountMinor()),
                tally.parked(),
                tally.passedBy());
    }
}
