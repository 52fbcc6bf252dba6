package org.steward.billing.account;

/**
 * What an account says of itself, and what its history comes to at the same version; all in minor units.
 *
 * @param pendingEvents events of it that are not in the journal yet
 */
public record AuditedAccount(String accountId, int pendingEvents, Sums balances, Sums history) {

    /**
     * Sums of an account.
     *
     * @param owed open charges
     * @param credit received and not used
     */
    public record Sums(long charged, long received, long settled, long owed, long credit) {

        public static final Sums ZERO = new Sums(0, 0, 0, 0, 0);

        public Sums plus(Sums other) {
            return new Sums(
                    Math.addExact(charged, other.charged),
                    Math.addExact(received, other.received),
                    Math.addExact(settled, other.settled),
                    Math.addExact(owed, other.owed),
                    Math.addExact(credit, other.credit));
        }
    }

    static Sums of(Account account) {
        Account.Totals totals = account.totals();
        return new Sums(
                totals.chargedMinor(),
                totals.receivedMinor(),
                totals.settledMinor(),
                account.openMinor(),
                account.creditMinor());
    }

    /** What the event adds, worked out from its amounts and allocations alone, not from its postings. */
    static Sums of(Object event) {
        long charged = 0;
        long received = 0;
        long settled = 0;
        switch (event) {
            case ChargesRaised raised -> {
                for (ChargesRaised.Charge charge : raised.charges()) {
                    charged = Math.addExact(charged, charge.amount().minorUnits());
                }
            }
            case ChargeReversed reversed -> {
                charged = -reversed.amount().minorUnits();
                settled = -reversed.freed().minorUnits();
            }
            case PaymentRecorded paid -> {
                received = paid.amount().minorUnits();
                settled = Settling.sum(paid.allocations());
            }
            case PaymentReversed reversed -> {
                received = -reversed.amount().minorUnits();
                Settlement shortfall = reversed.shortfall();
                settled = -Settling.sum(reversed.reopened())
                        - (shortfall == null ? 0 : shortfall.amount().minorUnits());
            }
            case CreditApplied applied -> settled = Settling.sum(applied.allocations());
            default -> throw new IllegalArgumentException("not a money event: " + event);
        }
        return new Sums(charged, received, settled, charged - settled, received - settled);
    }
}
