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
        Map<String, Watermark> billedThrough,
        @Nullable LocalDate closedThrough,
        Totals totals) {

    static final AggregateType<Account> TYPE = AggregateType.of("account", "accounts", Account.class);

    /** Open charges one account may hold; more is a fault upstream. */
    static final int MAX_OPEN_CHARGES = 1_000;

    /** Whether anything may still be posted. */
    enum Status {
        OPEN,
        CLOSED
    }

    /**
     * Everything that ever happened, summed: owed is charged less settled, credit is received less settled.
     *
     * @param receivedMinor payments net of reversed ones
     * @param settledMinor used for charges, net of what was reopened
     */
    record Totals(long chargedMinor, long receivedMinor, long settledMinor) {
        static final Totals ZERO = new Totals(0, 0, 0);

        Totals plus(long charged, long received, long settled) {
            return new Totals(
                    Math.addExact(chargedMinor, charged),
                    Math.addExact(receivedMinor, received),
                    Math.addExact(settledMinor, settled));
        }
    }

    Account {
        openCharges = List.copyOf(openCharges);
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

    /** What the customer owes; negative when the site holds money of the customer. */
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
        return new Account(
                siteId,
                accountId,
                customerId,
                unitId,
                currency,
                newStatus,
                openCharges,
                creditMinor,
                billedThrough,
                closedThrough,
                totals);
    }

    Account closedThrough(LocalDate through) {
        return new Account(
                siteId,
                accountId,
                customerId,
                unitId,
                currency,
                status,
                openCharges,
                creditMinor,
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
        return with(open, creditMinor, billed, totals.plus(sum, 0, 0));
    }

    /** The account after {@code settled} was taken off its charges: {@code received} came in, the difference is credit. */
    Account settled(List<Settlement> settled, long received) {
        List<OpenCharge> open = new ArrayList<>();
        Map<String, Long> off = new LinkedHashMap<>();
        long sum = 0;
        for (Settlement settlement : settled) {
            off.merge(settlement.chargeId(), settlement.amount().minorUnits(), Math::addExact);
            sum = Math.addExact(sum, settlement.amount().minorUnits());
        }
        for (OpenCharge charge : openCharges) {
            long left = charge.openMinor() - off.getOrDefault(charge.chargeId(), 0L);
            if (left > 0) {
                open.add(charge.withOpen(left));
            }
        }
        return with(open, creditMinor + received - sum, billedThrough, totals.plus(0, received, sum));
    }

    /** The account after a payment was taken back: charges open again, credit gone. */
    Account reopened(List<OpenCharge> open, long reopenedMinor, long creditTakenMinor) {
        return with(
                open,
                creditMinor - creditTakenMinor,
                billedThrough,
                totals.plus(0, -reopenedMinor - creditTakenMinor, -reopenedMinor));
    }

    /** The account after a charge was taken back: {@code freedMinor} had been paid of it and is credit now. */
    Account withoutCharge(String chargeId, long amountMinor, long freedMinor) {
        return with(
                openCharges.stream()
                        .filter(charge -> !charge.chargeId().equals(chargeId))
                        .toList(),
                creditMinor + freedMinor,
                billedThrough,
                totals.plus(-amountMinor, 0, -freedMinor));
    }

    private Account with(List<OpenCharge> open, long credit, Map<String, Watermark> billed, Totals newTotals) {
        return new Account(
                siteId,
                accountId,
                customerId,
                unitId,
                currency,
                status,
                open,
                credit,
                billed,
                closedThrough,
                newTotals);
    }
}
