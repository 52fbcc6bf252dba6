package org.steward.billing.account;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Refusal;
import org.steward.platform.money.Money;

/** What every posting to an account is checked for; each answers null when there is nothing against it. */
final class Checks {

    /** Ten billion in a currency of two decimals: beyond any bill, and far from where a long overflows. */
    static final long MAX_AMOUNT_MINOR = 1_000_000_000_000L;

    private Checks() {}

    static @Nullable Refusal open(Account account) {
        return account.status() == Account.Status.CLOSED
                ? Refusal.conflict("ACCOUNT_CLOSED", Map.of("account", account.accountId()))
                : null;
    }

    static @Nullable Refusal books(Account account, LocalDate businessDate) {
        LocalDate closed = account.closedThrough();
        return closed != null && !businessDate.isAfter(closed)
                ? Refusal.conflict("BOOKS_CLOSED", Map.of("date", businessDate, "closedThrough", closed))
                : null;
    }

    static @Nullable Refusal amount(Account account, Money amount, boolean mayBeZero, String field) {
        if (!amount.currency().getCurrencyCode().equals(account.currency())) {
            return Refusal.invalid(
                    "CURRENCY_MISMATCH",
                    field + ".currency",
                    Map.of("currency", amount.currency().getCurrencyCode(), "expected", account.currency()));
        }
        if (amount.minorUnits() < 0 || (amount.minorUnits() == 0 && !mayBeZero)) {
            return Refusal.invalid("AMOUNT_NOT_POSITIVE", field, Map.of("amount", amount.toString()));
        }
        if (amount.minorUnits() > MAX_AMOUNT_MINOR) {
            return Refusal.invalid(
                    "AMOUNT_TOO_LARGE",
                    field,
                    Map.of(
                            "amount",
                            amount.toString(),
                            "maximum",
                            account.money(MAX_AMOUNT_MINOR).toString()));
        }
        return null;
    }

    /** Money somebody pays in: an open account, an amount, a day that has come and is not closed. */
    static @Nullable Refusal tender(Account account, Money amount, LocalDate receivedOn, LocalDate today) {
        Refusal refusal = open(account);
        if (refusal == null) {
            refusal = amount(account, amount, false, "amount");
        }
        if (refusal == null && receivedOn.isAfter(today)) {
            refusal = Refusal.invalid("RECEIVED_IN_FUTURE", "receivedOn", Map.of("date", receivedOn, "today", today));
        }
        return refusal == null ? books(account, receivedOn) : refusal;
    }

    static Refusal notFound(String accountId) {
        return Refusal.notFound("account", accountId);
    }
}
