package org.steward.billing.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Books;
import org.steward.billing.ledger.Entry;
import org.steward.billing.ledger.FeeClass;
import org.steward.billing.ledger.LedgerAccounts;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.money.Money;

/** Decides on money coming in and being taken back: every unit settles a charge or stays as credit. */
final class PaymentPolicy {

    /** The fee item of an open item that stands for used credit whose payment was reversed. */
    static final String RETURNED_PAYMENT = "returned-payment";

    private PaymentPolicy() {}

    /** Decides on a payment; {@code today} is the current day at the site. */
    static Decision<Account> record(
            @Nullable Account account, String accountId, RecordPayment command, Books books, LocalDate today) {
        if (account == null) {
            return Decision.refuse(Checks.notFound(accountId));
        }
        Refusal refusal = refusal(account, command, today);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        long received = command.amount().minorUnits();
        List<Settlement> settlements = Settling.spread(account, command.designated(), received, books.order());
        long settled = Settling.sum(settlements);
        Account paid = account.received(received).settled(settlements, command.receivedOn());
        PaymentRecorded event = new PaymentRecorded(
                account.accountId(),
                account.siteId(),
                books.entityId(),
                command.paymentId(),
                command.method(),
                command.amount(),
                command.reference(),
                command.clearing(),
                command.receivedOn(),
                settlements,
                account.money(received - settled),
                Settling.credit(
                                Entry.in(account.currency())
                                        .debit(command.method().ledgerAccount(), received),
                                settlements)
                        .credit(LedgerAccounts.CUSTOMER_CREDITS, received - settled)
                        .postings(),
                command.receivedOn());
        List<Object> events = new ArrayList<>();
        events.add(event);
        if (account.status() == Account.Status.CLOSED) {
            paid = paid.withStatus(Account.Status.OPEN);
            events.add(new AccountReopened(account.accountId(), account.siteId(), command.receivedOn()));
        }
        Money roundOff = command.roundOff();
        if (roundOff != null) {
            Reductions.Outcome left = Reductions.roundOff(paid, command, roundOff, books);
            if (left.refusal() != null) {
                return Decision.refuse(left.refusal());
            }
            paid = left.account();
            events.addAll(left.events());
        }
        return Decision.accept(paid, events).answering(PaymentAnswer.of(paid, event));
    }

    private static @Nullable Refusal refusal(Account account, RecordPayment command, LocalDate today) {
        Clearing clearing = command.clearing();
        // What comes back from a transfer has to be taken in, whatever happened to the account meanwhile.
        boolean returned = clearing != null && clearing.type() == Clearing.Type.RETURNED_TRANSFER;
        Account taken = returned ? account.withStatus(Account.Status.OPEN) : account;
        Refusal refusal = Checks.tender(taken, command.amount(), command.receivedOn(), today);
        for (int i = 0; i < command.designated().size() && refusal == null; i++) {
            String chargeId = command.designated().get(i);
            if (account.open(chargeId) == null) {
                refusal = Refusal.invalid("CHARGE_NOT_OPEN", "charges[" + i + "]", Map.of("charge", chargeId));
            }
        }
        return refusal;
    }

    /**
     * Decides on a reversal.
     *
     * @param past the payment as the journal has it, read after the account's state; null when there is no such payment
     */
    static Decision<Account> reverse(
            @Nullable Account account,
            String accountId,
            ReversePayment command,
            @Nullable PastPayment past,
            Books books,
            LocalDate today) {
        if (account == null) {
            return Decision.refuse(Checks.notFound(accountId));
        }
        if (past == null || !past.recorded().accountId().equals(accountId)) {
            return Decision.refuse(Refusal.notFound("payment", command.paymentId()));
        }
        PaymentRecorded payment = past.recorded();
        Refusal refusal = reversalRefusal(account, command, past, today);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<Settlement> standing = past.standing();
        long creditTaken = Math.min(account.creditMinor(), past.creditedMinor());
        long missing = past.creditedMinor() - creditTaken;
        Settlement shortfall = missing == 0 ? null : shortfall(account, command, missing);
        long reopened = Settling.sum(standing) + missing;
        Account owing = account.reopened(reopen(account, past, standing, shortfall), reopened, creditTaken);
        List<Object> events = new ArrayList<>();
        PaymentReversed event = new PaymentReversed(
                account.accountId(),
                account.siteId(),
                books.entityId(),
                command.paymentId(),
                command.reason(),
                payment.method(),
                payment.amount(),
                standing,
                account.money(creditTaken),
                shortfall,
                Settling.debit(
                                Settling.debit(Entry.in(account.currency()), standing),
                                shortfall == null ? List.of() : List.of(shortfall))
                        .debit(LedgerAccounts.CUSTOMER_CREDITS, creditTaken)
                        .credit(
                                payment.method().ledgerAccount(),
                                payment.amount().minorUnits())
                        .postings(),
                command.businessDate());
        events.add(event);
        if (account.status() == Account.Status.CLOSED) {
            owing = owing.withStatus(Account.Status.OPEN);
            events.add(new AccountReopened(account.accountId(), account.siteId(), command.businessDate()));
        }
        Credit.Applied applied = Credit.apply(owing, books, command.businessDate());
        events.addAll(applied.events());
        return Decision.accept(applied.account(), events).answering(ReversalAnswer.of(applied.account(), event));
    }

    private static @Nullable Refusal reversalRefusal(
            Account account, ReversePayment command, PastPayment past, LocalDate today) {
        if (past.reversed()) {
            return Refusal.conflict("PAYMENT_ALREADY_REVERSED", Map.of("payment", command.paymentId()));
        }
        if (command.businessDate().isAfter(today)) {
            return Refusal.invalid(
                    "DATE_IN_FUTURE", "businessDate", Map.of("date", command.businessDate(), "today", today));
        }
        if (command.businessDate().isBefore(past.recorded().businessDate())) {
            return Refusal.invalid(
                    "REVERSED_BEFORE_RECEIVED",
                    "businessDate",
                    Map.of(
                            "date",
                            command.businessDate(),
                            "receivedOn",
                            past.recorded().businessDate()));
        }
        return Checks.books(account, command.businessDate());
    }

    private static Settlement shortfall(Account account, ReversePayment command, long missing) {
        return shortfall(account, command.paymentId(), command.businessDate(), missing);
    }

    /** What stands again of money that was used and did not stand; its id is the id of that money. */
    static Settlement shortfall(Account account, String id, LocalDate on, long missing) {
        return new Settlement(
                id,
                RETURNED_PAYMENT,
                FeeClass.RESTORED,
                ChargeKind.PRINCIPAL,
                null,
                on,
                null,
                null,
                account.money(missing),
                account.money(missing));
    }

    private static List<OpenCharge> reopen(
            Account account, PastPayment past, List<Settlement> standing, @Nullable Settlement shortfall) {
        Map<String, OpenCharge> open = new LinkedHashMap<>();
        account.openCharges().forEach(charge -> open.put(charge.chargeId(), charge));
        for (Settlement settlement : standing) {
            long back = settlement.amount().minorUnits();
            OpenCharge current = open.get(settlement.chargeId());
            open.put(
                    settlement.chargeId(),
                    current == null
                            ? settlement.reopened(back, past.netMinor(settlement))
                            : current.withOpen(current.openMinor() + back));
        }
        if (shortfall != null) {
            open.put(shortfall.chargeId(), restored(shortfall));
        }
        return List.copyOf(open.values());
    }

    /** An open item for money that had been used and did not stand. */
    static OpenCharge restored(Settlement shortfall) {
        long minor = shortfall.amount().minorUnits();
        return shortfall.reopened(minor, minor);
    }
}
