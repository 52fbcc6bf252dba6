package org.steward.billing.account;

import org.jspecify.annotations.Nullable;

/**
 * What an account says of itself, and what its history comes to at the same version; all in minor units.
 *
 * @param pendingEvents events of it that are not in the journal yet
 */
public record AuditedAccount(String accountId, int pendingEvents, Sums balances, Sums history) {

    /**
     * Sums of an account.
     *
     * @param paidOut refunded, or gone to another account
     * @param owed open charges
     * @param credit received and not used
     * @param deposits held as a security
     * @param prepaid held for charges to come
     */
    public record Sums(
            long charged,
            long received,
            long settled,
            long waived,
            long paidOut,
            long owed,
            long credit,
            long deposits,
            long prepaid) {

        public static final Sums ZERO = new Sums(0, 0, 0, 0, 0, 0, 0, 0, 0);

        public Sums plus(Sums other) {
            return new Sums(
                    Math.addExact(charged, other.charged),
                    Math.addExact(received, other.received),
                    Math.addExact(settled, other.settled),
                    Math.addExact(waived, other.waived),
                    Math.addExact(paidOut, other.paidOut),
                    Math.addExact(owed, other.owed),
                    Math.addExact(credit, other.credit),
                    Math.addExact(deposits, other.deposits),
                    Math.addExact(prepaid, other.prepaid));
        }
    }

    static Sums of(Account account) {
        Account.Totals totals = account.totals();
        return new Sums(
                totals.chargedMinor(),
                totals.receivedMinor(),
                totals.settledMinor(),
                totals.waivedMinor(),
                totals.paidOutMinor(),
                account.openMinor(),
                account.creditMinor(),
                account.holdings().depositsMinor(),
                account.holdings().prepaidMinor());
    }

    /** What the event adds, worked out from its amounts and allocations alone, not from its postings. */
    static Sums of(Object event) {
        return switch (event) {
            case ChargesRaised raised -> {
                long charged = 0;
                for (ChargesRaised.Charge charge : raised.charges()) {
                    charged = Math.addExact(charged, charge.amount().minorUnits());
                }
                yield charges(charged, 0, 0);
            }
            case ChargeReversed reversed -> {
                long freed = reversed.freed().minorUnits();
                yield charges(-reversed.amount().minorUnits(), -freed, 0).plus(credit(0, freed));
            }
            case ChargeReduced reduced -> {
                long owed = 0;
                long freed = 0;
                for (ChargeReduced.Reduction part : reduced.reductions()) {
                    owed = Math.addExact(owed, part.owed().minorUnits());
                    freed = Math.addExact(freed, part.freed().minorUnits());
                }
                yield charges(0, -freed, owed + freed).plus(credit(0, freed));
            }
            case PaymentRecorded paid -> {
                long settled = Settling.sum(paid.allocations());
                long received = paid.amount().minorUnits();
                yield charges(0, settled, 0).plus(credit(received, received - settled));
            }
            case PaymentReversed reversed -> {
                long reopened = Settling.sum(reversed.reopened()) + minor(reversed.shortfall());
                yield charges(0, -reopened, 0)
                        .plus(credit(
                                -reversed.amount().minorUnits(),
                                -reversed.creditTaken().minorUnits()));
            }
            case CreditApplied applied -> {
                long settled = Settling.sum(applied.allocations());
                yield charges(0, settled, 0).plus(credit(0, -settled));
            }
            default -> ofHolding(event);
        };
    }

    private static Sums ofHolding(Object event) {
        return switch (event) {
            case DepositReceived received -> {
                long minor = received.amount().minorUnits();
                yield held(minor, 0, minor, 0);
            }
            case DepositDeducted deducted -> {
                long settled = Settling.sum(deducted.allocations());
                yield charges(0, settled, 0).plus(held(0, 0, -settled, 0));
            }
            case DepositRefunded refunded -> {
                long minor = refunded.amount().minorUnits();
                yield held(0, minor, -minor, 0);
            }
            case PrepaymentReceived received -> {
                long minor = received.amount().minorUnits();
                yield held(minor, 0, 0, minor);
            }
            case PrepaymentReleased released -> {
                long settled = Settling.sum(released.allocations());
                yield charges(0, settled, 0).plus(held(0, 0, 0, -settled));
            }
            case PrepaymentEnded ended -> {
                long minor = ended.amount().minorUnits();
                yield held(0, 0, 0, -minor).plus(credit(0, minor));
            }
            case HoldingReversed reversed -> {
                long taken = reversed.taken().minorUnits();
                boolean deposit = reversed.kind() == HoldingReversed.Kind.DEPOSIT;
                yield charges(0, -minor(reversed.shortfall()), 0)
                        .plus(held(-reversed.amount().minorUnits(), 0, deposit ? -taken : 0, deposit ? 0 : -taken));
            }
            case CreditRefunded refunded -> paidOut(refunded.amount().minorUnits());
            case CreditMovedOut moved -> paidOut(moved.amount().minorUnits());
            default -> throw new IllegalArgumentException("not a money event: " + event);
        };
    }

    private static long minor(@Nullable Settlement shortfall) {
        return shortfall == null ? 0 : shortfall.amount().minorUnits();
    }

    private static Sums charges(long charged, long settled, long waived) {
        return new Sums(charged, 0, settled, waived, 0, charged - settled - waived, 0, 0, 0);
    }

    private static Sums credit(long received, long credit) {
        return new Sums(0, received, 0, 0, 0, 0, credit, 0, 0);
    }

    private static Sums paidOut(long minor) {
        return new Sums(0, 0, 0, 0, minor, 0, -minor, 0, 0);
    }

    private static Sums held(long received, long paidOut, long deposits, long prepaid) {
        return new Sums(0, received, 0, 0, paidOut, 0, 0, deposits, prepaid);
    }
}
