package org.steward.billing.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Books;
import org.steward.billing.ledger.Entry;
import org.steward.billing.ledger.FeeClass;
import org.steward.billing.ledger.LedgerAccounts;
import org.steward.billing.tariff.BillingPeriod;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;

/** Decides on charges: raised whole or not at all, each period once, credit used at once. */
final class ChargePolicy {

    /** Lines of one command; more is a fault upstream. */
    static final int MAX_LINES = 200;

    private ChargePolicy() {}

    static Decision<Account> raise(@Nullable Account account, String accountId, RaiseCharges command, Books books) {
        if (account == null) {
            return Decision.refuse(Checks.notFound(accountId));
        }
        Refusal refusal = refusal(account, command, books);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<OpenCharge> raised = new ArrayList<>();
        List<ChargesRaised.Charge> charges = new ArrayList<>();
        Entry entry = Entry.in(account.currency());
        for (RaiseCharges.Line line : command.lines()) {
            FeeClass feeClass = known(books, line.item());
            charges.add(charge(line, feeClass));
            long minor = line.amount().minorUnits();
            if (minor > 0) {
                raised.add(new OpenCharge(
                        line.chargeId(),
                        line.item(),
                        feeClass,
                        line.kind(),
                        line.period(),
                        line.dueOn(),
                        line.ofChargeId(),
                        line.inherited(),
                        minor,
                        minor));
                entry.debit(LedgerAccounts.receivables(feeClass), minor)
                        .credit(contra(feeClass, line.item(), line.inherited()), minor);
            }
        }
        Account charged = account.charged(raised, command.watermarks());
        ChargesRaised event = new ChargesRaised(
                account.accountId(),
                account.siteId(),
                books.entityId(),
                account.currency(),
                command.runId(),
                command.requestId(),
                command.source(),
                charges,
                entry.postings(),
                command.businessDate());
        List<Object> events = new ArrayList<>();
        events.add(event);
        Credit.Applied released = Prepayments.release(charged, books, command.businessDate());
        events.addAll(released.events());
        Credit.Applied applied = Credit.apply(released.account(), books, command.businessDate());
        events.addAll(applied.events());
        return Decision.accept(applied.account(), events)
                .answering(RaiseAnswer.of(applied.account(), command.runId(), charges));
    }

    private static @Nullable Refusal refusal(Account account, RaiseCharges command, Books books) {
        Refusal refusal = Checks.open(account);
        if (refusal == null) {
            refusal = Checks.books(account, command.businessDate());
        }
        if (refusal == null && command.lines().isEmpty()) {
            refusal = Refusal.invalid("NO_CHARGES", "charges", Map.of());
        }
        if (refusal == null && command.lines().size() > MAX_LINES) {
            refusal = Refusal.invalid(
                    "TOO_MANY_CHARGES",
                    "charges",
                    Map.of("count", command.lines().size(), "maximum", MAX_LINES));
        }
        if (refusal == null && account.openCharges().size() + command.lines().size() > Account.MAX_OPEN_CHARGES) {
            refusal = Refusal.conflict(
                    "TOO_MANY_OPEN_CHARGES",
                    Map.of("open", account.openCharges().size(), "maximum", Account.MAX_OPEN_CHARGES));
        }
        Set<String> chargeIds = new HashSet<>();
        for (int i = 0; i < command.lines().size() && refusal == null; i++) {
            refusal = lineRefusal(account, command.lines().get(i), "charges[" + i + "]", chargeIds, books);
        }
        return refusal;
    }

    private static @Nullable Refusal lineRefusal(
            Account account, RaiseCharges.Line line, String field, Set<String> chargeIds, Books books) {
        Refusal amount = Checks.amount(account, line.amount(), line.computed() != null, field + ".amount");
        if (amount != null) {
            return amount;
        }
        if (books.classOf(line.item()) == null) {
            return Refusal.invalid("FEE_ITEM_UNKNOWN", field + ".item", Map.of("item", line.item()));
        }
        if (!chargeIds.add(line.chargeId()) || account.open(line.chargeId()) != null) {
            return Refusal.conflict("CHARGE_EXISTS", Map.of("charge", line.chargeId()));
        }
        BillingPeriod period = line.period();
        Computed computed = line.computed();
        if (computed == null || period == null) {
            return null;
        }
        Watermark billed = account.billedThrough().get(computed.component());
        LocalDate through = billed == null ? null : billed.through();
        return through != null && period.from().isBefore(through)
                ? Refusal.conflict(
                        "ALREADY_BILLED",
                        Map.of(
                                "component",
                                computed.component(),
                                "period",
                                period.from() + "/" + period.to(),
                                "billedThrough",
                                through))
                : null;
    }

    /** What a charge is booked against: what is inherited was income of another time. */
    static String contra(FeeClass feeClass, String item, boolean inherited) {
        return inherited ? LedgerAccounts.OPENING : LedgerAccounts.counterpart(feeClass, item);
    }

    /** The class of an item that was checked before. */
    private static FeeClass known(Books books, String item) {
        FeeClass feeClass = books.classOf(item);
        if (feeClass == null) {
            throw new IllegalStateException("no class for the item " + item);
        }
        return feeClass;
    }

    private static ChargesRaised.Charge charge(RaiseCharges.Line line, FeeClass feeClass) {
        return new ChargesRaised.Charge(
                line.chargeId(),
                line.item(),
                feeClass,
                line.kind(),
                line.period(),
                line.dueOn(),
                line.amount(),
                line.computed(),
                line.ofChargeId(),
                line.inherited() ? Boolean.TRUE : null);
    }

    /**
     * Decides on taking a charge back: what is open of it is owed no more, what was paid of it becomes credit.
     *
     * @param past the charge as the journal has it; null when it is not open and nothing was taken off it
     */
    static Decision<Account> reverse(
            @Nullable Account account,
            String accountId,
            ReverseCharge command,
            @Nullable PastCharge past,
            Books books) {
        if (account == null) {
            return Decision.refuse(Checks.notFound(accountId));
        }
        Refusal closed = Checks.books(account, command.businessDate());
        if (closed != null) {
            return Decision.refuse(closed);
        }
        OpenCharge open = account.open(command.chargeId());
        long owed = open == null ? 0 : open.openMinor();
        long amount = open != null
                ? open.amountMinor()
                : past != null ? past.netMinor() : command.amount().minorUnits();
        long freed = amount - owed;
        boolean inherited = open != null ? open.inherited() : past != null && past.inherited();
        Account without = account.withoutCharge(command.chargeId(), amount, freed);
        List<Object> events = new ArrayList<>();
        events.add(new ChargeReversed(
                account.accountId(),
                account.siteId(),
                books.entityId(),
                command.chargeId(),
                command.item(),
                command.feeClass(),
                account.money(amount),
                account.money(freed),
                command.requestId(),
                command.source(),
                Entry.in(account.currency())
                        .debit(contra(command.feeClass(), command.item(), inherited), amount)
                        .credit(LedgerAccounts.receivables(command.feeClass()), owed)
                        .credit(LedgerAccounts.CUSTOMER_CREDITS, freed)
                        .postings(),
                command.businessDate()));
        if (account.status() == Account.Status.CLOSED) {
            without = without.withStatus(Account.Status.OPEN);
            events.add(new AccountReopened(account.accountId(), account.siteId(), command.businessDate()));
        }
        Credit.Applied applied = Credit.apply(without, books, command.businessDate());
        events.addAll(applied.events());
        return Decision.accept(applied.account(), events);
    }
}
