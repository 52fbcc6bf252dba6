package org.steward.billing.billrun;

import java.util.Map;
import org.steward.platform.command.EventType;
import org.steward.platform.money.Money;

/** A run is done. */
@EventType("org.steward.billing.bill-run.posted.v1")
record BillRunPosted(
        String runId,
        String siteId,
        long accounts,
        long charges,
        Money amount,
        Map<String, Long> parked,
        Map<String, Long> passedBy) {

    static BillRunPosted of(BillRun run) {
        BillRun.Tally tally = run.posted();
        return new BillRunPosted(
                run.runId(),
                run.siteId(),
                tally.accounts(),
                tally.charges(),
                run.money(tally.amountMinor()),
                tally.parked(),
                tally.passedBy());
    }
}
