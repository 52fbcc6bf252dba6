package org.steward.billing.account;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;

/** Decides on an account's opening and closing, and on the closing of its books. */
final class LifePolicy {

    private LifePolicy() {}

    /** Opening twice is harmless: the id is derived from customer and unit. */
    static Decision<Account> open(@Nullable Account account, Account wanted) {
        if (account != null) {
            return Decision.unchanged();
        }
        return Decision.accept(
                wanted,
                new AccountOpened(
                        wanted.accountId(), wanted.siteId(), wanted.customerId(), wanted.unitId(), wanted.currency()));
    }

    /** Closes a settled account. */
    static Decision<Account> close(@Nullable Account account, String accountId, LocalDate today) {
        if (account == null) {
            return Decision.refuse(Checks.notFound(accountId));
        }
        Refusal closed = Checks.open(account);
        if (closed != null) {
            return Decision.refuse(closed);
        }
        if (!account.openCharges().isEmpty()
                || account.creditMinor() != 0
                || !account.holdings().equals(Account.Holdings.NONE)) {
            return Decision.refuse(Refusal.conflict(
                    "ACCOUNT_NOT_SETTLED",
                    Map.of(
                            "open", account.money(account.openMinor()).toString(),
                            "credit", account.money(account.creditMinor()).toString(),
                            "held",
                                    account.money(account.holdings().depositsMinor()
                                                    + account.holdings().prepaidMinor())
                                            .toString())));
        }
        return Decision.accept(
                account.withStatus(Account.Status.CLOSED), new AccountClosed(accountId, account.siteId(), today));
    }

    /** Closes the books up to and with {@code through}; a closed day is never opened again. */
    static Decision<Account> closeBooks(
            @Nullable Account account, String accountId, LocalDate through, LocalDate today) {
        if (account == null) {
            return Decision.refuse(Checks.notFound(accountId));
        }
        if (!through.isBefore(today)) {
            return Decision.refuse(Refusal.invalid("DAY_NOT_OVER", "through", Map.of("date", through, "today", today)));
        }
        LocalDate closed = account.closedThrough();
        if (closed != null && !through.isAfter(closed)) {
            return Decision.unchanged();
        }
        return Decision.accept(
                account.closedThrough(through), new AccountBooksClosed(accountId, account.siteId(), through));
    }
}
