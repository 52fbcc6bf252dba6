package org.steward.billing.ledger;

import org.steward.platform.money.Money;

/**
 * One line of a double entry.
 *
 * @param ledgerAccount code in the chart of accounts, see {@link LedgerAccounts}
 * @param amount positive; which way it goes is said by {@code side}
 */
public record Posting(String ledgerAccount, Side side, Money amount) {

    /** Left or right of the ledger account. */
    public enum Side {
        DEBIT,
        CREDIT;

        Side opposite() {
            return this == DEBIT ? CREDIT : DEBIT;
        }
    }

    public Posting {
        if (amount.minorUnits() <= 0) {
            throw new IllegalArgumentException(
                    side + " " + amount + " on " + ledgerAccount + ": expected a positive amount");
        }
    }

    /** Positive for a debit, negative for a credit, in minor units. */
    public long signedMinor() {
        return side == Side.DEBIT ? amount.minorUnits() : -amount.minorUnits();
    }
}
