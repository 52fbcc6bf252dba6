package org.steward.billing.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Books;
import org.steward.billing.ledger.Entry;
import org.steward.billing.ledger.LedgerAccounts;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.money.Money;

/** Takes something off charges, as counter-entries: what was still owed is owed no more, what was paid becomes credit. */
final class Reductions {

    private Reductions() {}

    /** The account afterwards and the events, or why not. */
    record Outcome(
            Account account, List<Object> events, @Nullable Refusal refusal) {
        static Outcome refused(Account account, Refusal refusal) {
            return new Outcome(account, List.of(), refusal);
        }
    }

    /** How much is taken off a charge that is still owed, in part or whole. */
    record OffOpen(OpenCharge charge, long minor) {}

    /**
     * Decides on a reduction.
     *
     * @param past the charges as the journal has them, by id; read after the account's state
     */
    static Decision<Account> reduce(
            @Nullable Account account,
            String accountId,
            ReduceCharges command,
            Map<String, PastCharge> past,
            Books books) {
        if (account == null) {
            return Decision.refuse(Checks.notFound(accountId));
        }
        Refusal closed = Checks.books(account, command.businessDate());
        if (closed != null) {
            return Decision.refuse(closed);
        }
        List<ChargeReduced.Reduction> parts = new ArrayList<>();
        for (int i = 0; i < command.lines().size(); i++) {
            ReduceCharges.Line line = command.lines().get(i);
            PastCharge charge = past.get(line.chargeId());
            String field = "charges[" + i + "]";
            if (charge == null) {
                return Decision.refuse(
                        Refusal.invalid("CHARGE_UNKNOWN", field + ".chargeId", Map.of("charge", line.chargeId())));
            }
            Refusal amount = Checks.amount(account, line.amount(), false, field + ".amount");
            if (amount == null && line.amount().minorUnits() > charge.netMinor()) {
                amount = Refusal.invalid(
                        "REDUCED_BELOW_ZERO",
                        field + ".amount",
                        Map.of(
                                "amount",
                                line.amount().toString(),
                                "charge",
                                account.money(charge.netMinor()).toString()));
            }
            if (amount != null) {
                return Decision.refuse(amount);
            }
            OpenCharge open = account.open(line.chargeId());
            long owed = Math.min(line.amount().minorUnits(), open == null ? 0 : open.openMinor());
            parts.add(part(account, charge, owed, line.amount().minorUnits() - owed));
        }
        Account reduced = applied(account, parts);
        List<Object> events = new ArrayList<>();
        events.add(event(account, command.reductionId(), command.cause(), parts, books, command.businessDate()));
        if (account.status() == Account.Status.CLOSED && reduced.creditMinor() > 0) {
            reduced = reduced.withStatus(Account.Status.OPEN);
            events.add(new AccountReopened(account.accountId(), account.siteId(), command.businessDate()));
        }
        Credit.Applied used = Credit.apply(reduced, books, command.businessDate());
        events.addAll(used.events());
        return Decision.accept(used.account(), events)
                .answering(ReductionAnswer.of(used.account(), command.reductionId(), parts));
    }

    /** Leaves a small rest off at the desk: only so much, and only so that nothing of what it touches stays open. */
    static Outcome roundOff(Account paid, RecordPayment command, Money roundOff, Books books) {
        Refusal refusal = Checks.amount(paid, roundOff, false, "roundOff");
        if (refusal != null) {
            return Outcome.refused(paid, refusal);
        }
        List<Settlement> spread = Settling.spread(paid, command.designated(), roundOff.minorUnits(), books.order());
        List<OffOpen> off = new ArrayList<>();
        boolean clears = Settling.sum(spread) == roundOff.minorUnits();
        for (Settlement settlement : spread) {
            OpenCharge open = paid.open(settlement.chargeId());
            if (open != null) {
                off.add(new OffOpen(open, settlement.amount().minorUnits()));
                clears &= open.openMinor() == settlement.amount().minorUnits();
            }
        }
        return clears
                ? takeOff(paid, command.paymentId(), ChargeReduced.Cause.ROUND_OFF, off, books, command.receivedOn())
                : Outcome.refused(
                        paid,
                        Refusal.invalid(
                                "ROUND_OFF_LEAVES_REST",
                                "roundOff",
                                Map.of(
                                        "roundOff",
                                        roundOff.toString(),
                                        "open",
                                        paid.money(paid.openMinor()).toString())));
    }

    /** Takes amounts off charges that are still owed. */
    static Outcome takeOff(
            Account account,
            String reductionId,
            ChargeReduced.Cause cause,
            List<OffOpen> off,
            Books books,
            LocalDate on) {
        List<ChargeReduced.Reduction> parts = new ArrayList<>();
        for (OffOpen each : off) {
            OpenCharge charge = each.charge();
            parts.add(new ChargeReduced.Reduction(
                    charge.chargeId(),
                    charge.item(),
                    charge.feeClass(),
                    charge.kind(),
                    charge.dueOn(),
                    charge.inherited() ? Boolean.TRUE : null,
                    account.money(each.minor()),
                    account.money(0)));
        }
        return new Outcome(
                applied(account, parts), List.of(event(account, reductionId, cause, parts, books, on)), null);
    }

    private static ChargeReduced.Reduction part(Account account, PastCharge charge, long owed, long freed) {
        return new ChargeReduced.Reduction(
                charge.chargeId(),
                charge.item(),
                charge.feeClass(),
                charge.kind(),
                charge.dueOn(),
                charge.inherited() ? Boolean.TRUE : null,
                account.money(owed),
                account.money(freed));
    }

    private static Account applied(Account account, List<ChargeReduced.Reduction> parts) {
        Map<String, OpenCharge> open = new LinkedHashMap<>();
        account.openCharges().forEach(charge -> open.put(charge.chargeId(), charge));
        long reduced = 0;
        long freed = 0;
        for (ChargeReduced.Reduction part : parts) {
            long owed = part.owed().minorUnits();
            reduced = Math.addExact(reduced, owed + part.freed().minorUnits());
            freed = Math.addExact(freed, part.freed().minorUnits());
            open.computeIfPresent(
                    part.chargeId(), (id, charge) -> charge.openMinor() == owed ? null : charge.reducedBy(owed));
        }
        return account.reduced(List.copyOf(open.values()), reduced, freed);
    }

    private static ChargeReduced event(
            Account account,
            String reductionId,
            ChargeReduced.Cause cause,
            List<ChargeReduced.Reduction> parts,
            Books books,
            LocalDate on) {
        Entry entry = Entry.in(account.currency());
        for (ChargeReduced.Reduction part : parts) {
            long owed = part.owed().minorUnits();
            long freed = part.freed().minorUnits();
            entry.debit(
                            ChargePolicy.contra(part.feeClass(), part.item(), Boolean.TRUE.equals(part.inherited())),
                            owed + freed)
                    .credit(LedgerAccounts.receivables(part.feeClass()), owed)
                    .credit(LedgerAccounts.CUSTOMER_CREDITS, freed);
        }
        return new ChargeReduced(
                account.accountId(),
                account.siteId(),
                books.entityId(),
                reductionId,
                cause,
                parts,
                entry.postings(),
                on);
    }
}
