package org.steward.billing.controltotals;

import java.time.Instant;
import java.util.List;
import org.steward.platform.money.Money;

/**
 * The totals of a site from both sides.
 *
 * @param accounts how many were compared, each at one version of it
 * @param pendingEvents events of them that are not in the journal yet, and are counted
 * @param agrees whether every line is equal on both sides and no account differs
 * @param differing accounts that differ, at most {@value #MAX_SHOWN}
 */
record ControlTotals(
        String siteId,
        Instant asOf,
        long accounts,
        long pendingEvents,
        List<Line> lines,
        boolean agrees,
        List<String> differing) {

    static final int MAX_SHOWN = 100;

    /** One total: by the accounts' balances, and by what happened. */
    record Line(String name, Money balances, Money history) {}
}
