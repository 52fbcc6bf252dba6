package org.steward.billing.generalledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.steward.billing.ledger.Posting;

/**
 * Debits and credits per ledger account in minor units; immutable sums of posted lines.
 *
 * @param lines by ledger account, in the order of their numbers
 */
public record Turnover(Map<String, Sides> lines) {

    public static final Turnover NONE = new Turnover(Map.of());

    /** Both sides of one ledger account. */
    public record Sides(long debitMinor, long creditMinor) {

        /** Positive for a debit balance. */
        public long balanceMinor() {
            return debitMinor - creditMinor;
        }

        Sides plus(Posting posting) {
            long minor = posting.amount().minorUnits();
            return posting.side() == Posting.Side.DEBIT
                    ? new Sides(Math.addExact(debitMinor, minor), creditMinor)
                    : new Sides(debitMinor, Math.addExact(creditMinor, minor));
        }
    }

    public Turnover {
        lines = java.util.Collections.unmodifiableMap(new TreeMap<>(lines));
    }

    /** What one event posts, and when. */
    record Entry(LocalDate businessDate, List<Posting> postings) {}

    /** The sums of the entries dated from {@code from} to {@code to}, both in it. */
    static Turnover of(Iterable<Entry> entries, LocalDate from, LocalDate to) {
        Map<String, Sides> lines = new TreeMap<>();
        for (Entry entry : entries) {
            if (entry.businessDate().isBefore(from) || entry.businessDate().isAfter(to)) {
                continue;
            }
            for (Posting posting : entry.postings()) {
                lines.merge(posting.ledgerAccount(), new Sides(0, 0).plus(posting), (sum, one) -> sum.plus(posting));
            }
        }
        return new Turnover(lines);
    }

    /** The lines of the ledger accounts wanted. */
    public Turnover only(Predicate<String> wanted) {
        Map<String, Sides> some = new TreeMap<>(lines);
        some.keySet().removeIf(wanted.negate());
        return new Turnover(some);
    }

    /** Debits less credits of all lines; zero over the whole ledger. */
    public long balanceMinor() {
        long sum = 0;
        for (Sides sides : lines.values()) {
            sum = Math.addExact(sum, sides.balanceMinor());
        }
        return sum;
    }
}
