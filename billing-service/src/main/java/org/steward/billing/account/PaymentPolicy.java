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
        List<Settlement> settlements = Settling.spread(account, command.designated(), received);
        long settled = Settling.sum(settlements);
        Account paid = account.settled(settlements, received);
        PaymentRecorded event = new PaymentRecorded(
                account.accountId(),
                account.siteId(),
                books.entityId(),
                command.paymentId(),
                command.method(),
                command.amount(),
                command.reference(),
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
        return Decision.accept(paid, event).answering(PaymentAnswer.of(paid, event));
    }

    private static @Nullable Refusal refusal(Account account, RecordPayment command, LocalDate today) {
        Refusal refusal = Checks.open(account);
        if (refusal == null) {
            refusal = Checks.amount(account, command.amount(), false, "amount");
        }
        if (refusal == null && command.receivedOn().isAfter(today)) {
            refusal = Refusal.invalid(
                    "RECEIVED_IN_FUTURE", "receivedOn", Map.of("date", command.receivedOn(), "today", today));
        }
        if (refusal == null) {
            refusal = Checks.books(account, command.receivedOn());
        }
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
        Account owing = account.reopened(reopen(account, standing, shortfall), reopened, creditTaken);
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
        return new Settlement(
                command.paymentId(),
                RETURNED_PAYMENT,
                FeeClass.RESTORED,
                ChargeKind.PRINCIPAL,
                null,
                command.businessDate(),
                account.money(missing),
                account.money(missing));
    }

    private static List<OpenCharge> reopen(
            Account account, List<Settlement> allocations, @Nullable Settlement shortfall) {
        Map<String, OpenCharge> open = new LinkedHashMap<>();
        account.openCharges().forEach(charge -> open.put(charge.chargeId(), charge));
        for (Settlement settlement : allocations) {
            open.merge(
                    settlement.chargeId(),
                    settlement.reopened(),
                    (current, back) -> current.withOpen(current.openMinor() + back.openMinor()));
        }
        if (shortfall != null) {
            open.put(shortfall.chargeId(), shortfall.reopened());
        }
        return List.copyOf(open.values());
    }
}
