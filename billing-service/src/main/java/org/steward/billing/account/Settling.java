package org.steward.billing.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.steward.billing.allocation.Allocations;
import org.steward.billing.ledger.Entry;
import org.steward.billing.ledger.LedgerAccounts;
import org.steward.platform.command.Require;
import org.steward.platform.money.Money;

/** Spreads an amount over the open charges of an account. */
final class Settling {

    private Settling() {}

    /**
     * What is settled: the charges the payer named in his order, then the others in the contract's, inside a kind the
     * oldest first.
     */
    static List<Settlement> spread(Account account, List<String> designated, long minor, List<String> order) {
        Map<String, OpenCharge> open = new LinkedHashMap<>();
        account.openCharges().forEach(charge -> open.put(charge.chargeId(), charge));
        List<Settlement> settlements = new ArrayList<>(designated(account, designated, minor));
        designated.forEach(open::remove);
        long left = minor - sum(settlements);
        if (left > 0 && !open.isEmpty()) {
            List<Allocations.OpenItem> items =
                    open.values().stream().map(charge -> item(account, charge)).toList();
            Allocations spread = Allocations.spread(account.money(left), order, Allocations.Within.OLDEST_FIRST, items);
            for (Allocations.Allocation allocation : spread.allocations()) {
                OpenCharge charge = open.get(allocation.id());
                if (charge == null) {
                    throw new IllegalStateException("allocation to " + allocation.id() + ", which was not offered");
                }
                settlements.add(Settlement.of(charge, allocation.amount().minorUnits(), account.currency()));
            }
        }
        return settlements;
    }

    /** What is settled of the named charges alone, in their order. */
    static List<Settlement> designated(Account account, List<String> chargeIds, long minor) {
        List<Settlement> settlements = new ArrayList<>();
        long left = minor;
        for (String chargeId : new LinkedHashSet<>(chargeIds)) {
            OpenCharge charge = account.open(chargeId);
            long part = charge == null ? 0 : Math.min(left, charge.openMinor());
            if (charge != null && part > 0) {
                settlements.add(Settlement.of(charge, part, account.currency()));
                left -= part;
            }
        }
        return settlements;
    }

    private static Allocations.OpenItem item(Account account, OpenCharge charge) {
        Money open = account.money(charge.openMinor());
        return new Allocations.OpenItem(charge.chargeId(), Require.wireName(charge.kind()), charge.dueOn(), open);
    }

    /** Takes what was settled off the receivables of its class. */
    static Entry credit(Entry entry, List<Settlement> settlements) {
        settlements.forEach(part -> entry.credit(
                LedgerAccounts.receivables(part.feeClass()), part.amount().minorUnits()));
        return entry;
    }

    /** Puts what was settled back to the receivables of its class. */
    static Entry debit(Entry entry, List<Settlement> settlements) {
        settlements.forEach(part -> entry.debit(
                LedgerAccounts.receivables(part.feeClass()), part.amount().minorUnits()));
        return entry;
    }

    static long sum(List<Settlement> settlements) {
        long sum = 0;
        for (Settlement settlement : settlements) {
            sum = Math.addExact(sum, settlement.amount().minorUnits());
        }
        return sum;
    }
}
