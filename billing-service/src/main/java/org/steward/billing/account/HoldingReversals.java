package org.steward.billing.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Books;
import org.steward.billing.ledger.Entry;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.money.Money;

/** Takes money back that had been received for a purpose and did not stand; never refused because it was used. */
final class HoldingReversals {

    private HoldingReversals() {}

    /**
     * What had been received.
     *
     * @param ledgerAccount where it is held
     */
    record Holding(
            HoldingReversed.Kind kind,
            String item,
            PaymentMethod method,
            Money amount,
            LocalDate receivedOn,
            String ledgerAccount) {}

    static Decision<Account> reverse(
            Account account,
            ReverseHolding command,
            Holding holding,
            long taken,
            Account.Holdings left,
            Books books,
            LocalDate today) {
        Refusal refusal = refusal(account, command, holding, today);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        long amount = holding.amount().minorUnits();
        long missing = amount - taken;
        Settlement shortfall = missing == 0
                ? null
                : PaymentPolicy.shortfall(account, command.holdingId(), command.businessDate(), missing);
        List<OpenCharge> open = new ArrayList<>(account.openCharges());
        if (shortfall != null) {
            open.add(PaymentPolicy.restored(shortfall));
        }
        Account reopened = account.reopened(open, missing, left, taken);
        List<Object> events = new ArrayList<>();
        events.add(new HoldingReversed(
                account.accountId(),
                account.siteId(),
                books.entityId(),
                command.holdingId(),
                holding.kind(),
                holding.item(),
                command.reason(),
                holding.method(),
                holding.amount(),
                account.money(taken),
                shortfall,
                Settling.debit(
                                Entry.in(account.currency()).debit(holding.ledgerAccount(), taken),
                                shortfall == null ? List.of() : List.of(shortfall))
                        .credit(holding.method().ledgerAccount(), amount)
                        .postings(),
                command.businessDate()));
        if (account.status() == Account.Status.CLOSED) {
            reopened = reopened.withStatus(Account.Status.OPEN);
            events.add(new AccountReopened(account.accountId(), account.siteId(), command.businessDate()));
        }
        Credit.Applied applied = Credit.apply(reopened, books, command.businessDate());
        events.addAll(applied.events());
        return Decision.accept(applied.account(), events)
                .answering(HoldingAnswer.of(applied.account(), command.holdingId()));
    }

    private static @Nullable Refusal refusal(
            Account account, ReverseHolding command, Holding holding, LocalDate today) {
        if (account.open(command.holdingId()) != null || command.reversed()) {
            return Refusal.conflict("PAYMENT_ALREADY_REVERSED", Map.of("payment", command.holdingId()));
        }
        if (command.businessDate().isAfter(today)) {
            return Refusal.invalid(
                    "DATE_IN_FUTURE", "businessDate", Map.of("date", command.businessDate(), "today", today));
        }
        if (command.businessDate().isBefore(holding.receivedOn())) {
            return Refusal.invalid(
                    "REVERSED_BEFORE_RECEIVED",
                    "businessDate",
                    Map.of("date", command.businessDate(), "receivedOn", holding.receivedOn()));
        }
        return Checks.books(account, command.businessDate());
    }
}
