package org.steward.billing.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.steward.platform.money.Money;

/** Gathers the lines of one double entry: one line per ledger account and side, zero lines left out, the sum zero. */
public final class Entry {

    private final String currency;
    private final Map<String, Long> debits = new LinkedHashMap<>();
    private final Map<String, Long> credits = new LinkedHashMap<>();

    private Entry(String currency) {
        this.currency = currency;
    }

    public static Entry in(String currency) {
        return new Entry(currency);
    }

    /** Adds {@code minor} units to the debit side; zero adds nothing. */
    public Entry debit(String ledgerAccount, long minor) {
        return add(debits, ledgerAccount, minor);
    }

    /** Adds {@code minor} units to the credit side; zero adds nothing. */
    public Entry credit(String ledgerAccount, long minor) {
        return add(credits, ledgerAccount, minor);
    }

    private Entry add(Map<String, Long> side, String ledgerAccount, long minor) {
        if (minor < 0) {
            throw new IllegalArgumentException(minor + " on " + ledgerAccount + ": expected zero or more");
        }
        if (minor > 0) {
            side.merge(ledgerAccount, minor, Math::addExact);
        }
        return this;
    }

    /** The lines, debits first; empty when every amount was zero. */
    public List<Posting> postings() {
        List<Posting> postings = new ArrayList<>();
        debits.forEach((account, minor) -> postings.add(line(account, Posting.Side.DEBIT, minor)));
        credits.forEach((account, minor) -> postings.add(line(account, Posting.Side.CREDIT, minor)));
        return requireBalanced(postings);
    }

    private Posting line(String account, Posting.Side side, long minor) {
        return new Posting(account, side, Money.ofMinor(minor, currency));
    }

    /** The same lines; an unbalanced entry is a defect, never something to post. */
    public static List<Posting> requireBalanced(List<Posting> postings) {
        long sum = 0;
        for (Posting posting : postings) {
            sum = Math.addExact(sum, posting.signedMinor());
        }
        if (sum != 0) {
            throw new IllegalStateException("postings sum to " + sum + ", expected 0: " + postings);
        }
        return List.copyOf(postings);
    }
}
