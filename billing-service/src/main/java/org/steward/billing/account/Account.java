package org.steward.billing.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateType;
import org.steward.platform.money.Money;

/**
 * What one customer owes and has paid for one unit.
 *
 * @param openCharges not wholly settled, oldest first
 * @param creditMinor received and used by no charge yet; never above zero while a charge is open
 * @param holdings money held for a purpose, which stands beside open charges
 * @param settledLate charges that were settled after their day since late fees were last accrued, newest last
 * @param billedThrough per {@code standard/component}, how far it is billed
 * @param closedThrough last day of the closed books, or null; nothing is posted on or before it
 */
record Account(
        String siteId,
        String accountId,
        String customerId,
        String unitId,
        String currency,
        Status status,
        List<OpenCharge> openCharges,
        long creditMinor,
        Holdings holdings,
        List<String> settledLate,
        Map<String, Watermark> billedThrough,
        @Nullable LocalDate closedThrough,
        Totals totals) {

    static final AggregateType<Account> TYPE = AggregateType.of("account", "accounts", Account.class);

    /** Open charges one account may hold; more is a fault upstream. */
    static final int MAX_OPEN_CHARGES = 1_000;

    /** A site with late fees accrues them at least once a year; one without never looks at them. */
    static final int MAX_SETTLED_LATE = 500;

    /** Whether anything may still be posted. */
    enum Status {
        OPEN,
        CLOSED
    }

    /** Deposits and prepayments, each at most {@value #MOST} of them. */
    record Holdings(List<HeldDeposit> deposits, List<Prepayment> prepayments) {

        static final int MOST = 100;
        static final Holdings NONE = new Holdings(List.of(), List.of());

        Holdings {
            deposits = List.copyOf(deposits);
            prepayments = List.copyOf(prepayments);
        }

        long depositsMinor() {
            return deposits.stream().mapToLong(HeldDeposit::heldMinor).sum();
        }

        long prepaidMinor() {
            return prepayments.stream().mapToLong(Prepayment::moneyMinor).sum();
        }

        @Nullable HeldDeposit deposit(String depositId) {
            for (HeldDeposit deposit : deposits) {
                if (deposit.depositId().equals(depositId)) {
                    return deposit;
                }
            }
            return null;
        }

        @Nullable Prepayment prepayment(String prepaymentId) {
            for (Prepayment prepayment : prepayments) {
                if (prepayment.prepaymentId().equals(prepaymentId)) {
                    return prepayment;
                }
            }
            return null;
        }

        /** With this deposit in the place of the one of its id; null takes that one away. */
        Holdings withDeposit(String depositId, @Nullable HeldDeposit deposit) {
            List<HeldDeposit> all = new ArrayList<>(deposits);
            all.removeIf(held -> held.depositId().equals(depositId));
            if (deposit != null) {
                all.add(deposit);
            }
            return new Holdings(all, prepayments);
        }

        /** With this prepayment in the place of the one of its id; null takes that one away. */
        Holdings withPrepayment(String prepaymentId, @Nullable Prepayment prepayment) {
            List<Prepayment> all = new ArrayList<>(prepayments);
            int place = all.size();
            for (int i = 0; i < prepayments.size(); i++) {
                if (prepayments.get(i).prepaymentId().equals(prepaymentId)) {
                    place = i;
                    all.remove(i);
                }
            }
            if (prepayment != null) {
                all.add(place, prepayment);
            }
            return new Holdings(deposits, all);
        }
    }

    /**
     * Everything that ever happened, summed: owed is charged less settled less waived; what is held, as credit, deposits
     * or prepayments, is received less settled less paid out.
     *
     * @param receivedMinor money in, net of what was taken back
     * @param settledMinor used for charges, net of what was reopened
     * @param waivedMinor taken off charges without money
     * @param paidOutMinor refunded, or gone to another account
     */
    record Totals(long chargedMinor, long receivedMinor, long settledMinor, long waivedMinor, long paidOutMinor) {
        static final Totals ZERO = new Totals(0, 0, 0, 0, 0);

        Totals plus(Totals more) {
            return new Totals(
                    Math.addExact(chargedMinor, more.chargedMinor),
                    Math.addExact(receivedMinor, more.receivedMinor),
                    Math.addExact(settledMinor, more.settledMinor),
                    Math.addExact(waivedMinor, more.waivedMinor),
                    Math.addExact(paidOutMinor, more.paidOutMinor));
        }

        static Totals charged(long minor) {
            return new Totals(minor, 0, 0, 0, 0);
        }

        static Totals received(long minor) {
            return new Totals(0, minor, 0, 0, 0);
        }

        static Totals settled(long minor) {
            return new Totals(0, 0, minor, 0, 0);
        }

        static Totals waived(long minor) {
            return new Totals(0, 0, 0, minor, 0);
        }

        static Totals paidOut(long minor) {
            return new Totals(0, 0, 0, 0, minor);
        }
    }

    Account {
        openCharges = List.copyOf(openCharges);
        settledLate = List.copyOf(settledLate);
        billedThrough = Map.copyOf(billedThrough);
        if (creditMinor < 0) {
            throw new IllegalArgumentException("credit " + creditMinor + " on " + accountId + ": expected 0 or more");
        }
    }

    static Account opened(String siteId, String accountId, String customerId, String unitId, String currency) {
        return new Account(
                siteId,
                accountId,
                customerId,
                unitId,
                currency,
                Status.OPEN,
                List.of(),
                0,
                Holdings.NONE,
                List.of(),
                Map.of(),
                null,
                Totals.ZERO);
    }

    long openMinor() {
        long sum = 0;
        for (OpenCharge charge : openCharges) {
            sum = Math.addExact(sum, charge.openMinor());
        }
        return sum;
    }

    /** What the customer owes; negative when the site holds free money of the customer. */
    long balanceMinor() {
        return openMinor() - creditMinor;
    }

    Money money(long minor) {
        return Money.ofMinor(minor, currency);
    }

    @Nullable OpenCharge open(String chargeId) {
        for (OpenCharge charge : openCharges) {
            if (charge.chargeId().equals(chargeId)) {
                return charge;
            }
        }
        return null;
    }

    Account withStatus(Status newStatus) {
        return copy(newStatus, closedThrough, settledLate);
    }

    Account closedThrough(LocalDate through) {
        return copy(status, through, settledLate);
    }

    /** The account after late fees were accrued for everything that was settled late. */
    Account lateFeesAccrued() {
        return copy(status, closedThrough, List.of());
    }

    private Account copy(Status newStatus, @Nullable LocalDate through, List<String> late) {
        return new Account(
                siteId,
                accountId,
                customerId,
                unitId,
                currency,
                newStatus,
                openCharges,
                creditMinor,
                holdings,
                late,
                billedThrough,
                through,
                totals);
    }

    /** The account after charges came in, whatever is zero left out. */
    Account charged(List<OpenCharge> raised, Map<String, Watermark> watermarks) {
        List<OpenCharge> open = new ArrayList<>(openCharges);
        open.addAll(raised);
        Map<String, Watermark> billed = new LinkedHashMap<>(billedThrough);
        billed.putAll(watermarks);
        long sum = 0;
        for (OpenCharge charge : raised) {
            sum = Math.addExact(sum, charge.amountMinor());
        }
        return with(open, creditMinor, holdings, settledLate, billed, Totals.charged(sum));
    }

    /** The account after money came in, all of it credit so far. */
    Account received(long minor) {
        return with(openCharges, creditMinor + minor, holdings, settledLate, billedThrough, Totals.received(minor));
    }

    /** The account after credit was used for its charges. */
    Account settled(List<Settlement> settled, LocalDate on) {
        return settled(settled, on, creditMinor - Settling.sum(settled), holdings);
    }

    /** The account after money held for a purpose was used for its charges. */
    Account settled(List<Settlement> settled, LocalDate on, Holdings left) {
        return settled(settled, on, creditMinor, left);
    }

    private Account settled(List<Settlement> settled, LocalDate on, long credit, Holdings left) {
        Map<String, Long> off = new LinkedHashMap<>();
        settled.forEach(settlement ->
                off.merge(settlement.chargeId(), settlement.amount().minorUnits(), Math::addExact));
        List<OpenCharge> open = new ArrayList<>();
        List<String> late = new ArrayList<>(settledLate);
        for (OpenCharge charge : openCharges) {
            long remaining = charge.openMinor() - off.getOrDefault(charge.chargeId(), 0L);
            if (remaining > 0) {
                open.add(charge.withOpen(remaining));
            } else if (charge.kind() == ChargeKind.PRINCIPAL && charge.dueOn().isBefore(on)) {
                late.add(charge.chargeId());
            }
        }
        List<String> newest =
                late.size() <= MAX_SETTLED_LATE ? late : late.subList(late.size() - MAX_SETTLED_LATE, late.size());
        return with(open, credit, left, newest, billedThrough, Totals.settled(Settling.sum(settled)));
    }

    /** The account after money held for a purpose came in or left, {@code received} of it from or to outside. */
    Account holding(Holdings held, long received) {
        return with(openCharges, creditMinor, held, settledLate, billedThrough, Totals.received(received));
    }

    /** The account after money held for a purpose became credit. */
    Account freed(Holdings left, long freedMinor) {
        return with(openCharges, creditMinor + freedMinor, left, settledLate, billedThrough, Totals.ZERO);
    }

    /** The account after money was paid out of its credit. */
    Account paidOut(long minor) {
        return with(openCharges, creditMinor - minor, holdings, settledLate, billedThrough, Totals.paidOut(minor));
    }

    /** The account after held money was given back. */
    Account paidOut(Holdings left, long minor) {
        return with(openCharges, creditMinor, left, settledLate, billedThrough, Totals.paidOut(minor));
    }

    /** The account after a payment was taken back: charges open again, credit gone. */
    Account reopened(List<OpenCharge> open, long reopenedMinor, long creditTakenMinor) {
        return with(
                open,
                creditMinor - creditTakenMinor,
                holdings,
                settledLate,
                billedThrough,
                new Totals(0, -reopenedMinor - creditTakenMinor, -reopenedMinor, 0, 0));
    }

    /** The account after held money was taken back by its payer's bank: {@code restored} of it had been used. */
    Account reopened(List<OpenCharge> open, long restoredMinor, Holdings left, long takenMinor) {
        return with(
                open,
                creditMinor,
                left,
                settledLate,
                billedThrough,
                new Totals(0, -restoredMinor - takenMinor, -restoredMinor, 0, 0));
    }

    /** The account after a charge was taken back: {@code freedMinor} had been paid of it and is credit now. */
    Account withoutCharge(String chargeId, long amountMinor, long freedMinor) {
        return with(
                openCharges.stream()
                        .filter(charge -> !charge.chargeId().equals(chargeId))
                        .toList(),
                creditMinor + freedMinor,
                holdings,
                settledLate,
                billedThrough,
                new Totals(-amountMinor, 0, -freedMinor, 0, 0));
    }

    /** The account after something was taken off its charges: {@code freedMinor} of it had been paid and is credit now. */
    Account reduced(List<OpenCharge> open, long reducedMinor, long freedMinor) {
        return with(
                open,
                creditMinor + freedMinor,
                holdings,
                settledLate,
                billedThrough,
                new Totals(0, 0, -freedMinor, reducedMinor, 0));
    }

    private Account with(
            List<OpenCharge> open,
            long credit,
            Holdings held,
            List<String> late,
            Map<String, Watermark> billed,
            Totals more) {
        return new Account(
                siteId,
                accountId,
                customerId,
                unitId,
                currency,
                status,
                open,
                credit,
                held,
                late,
                billed,
                closedThrough,
                totals.plus(more));
    }
}
