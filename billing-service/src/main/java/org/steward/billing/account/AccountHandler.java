package org.steward.billing.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steward.billing.site.Sites;
import org.steward.billing.sitebook.SiteBooks;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Ids;
import org.steward.platform.document.PendingEvent;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** The door to accounts: everything that is owed or paid goes through here. */
public final class AccountHandler {

    private final AccountStore store;
    private final CommandRunner runner;
    private final Sites sites;
    private final SiteBooks books;

    AccountHandler(AccountStore store, CommandRunner runner, Sites sites, SiteBooks books) {
        this.store = store;
        this.runner = runner;
        this.sites = sites;
        this.books = books;
    }

    /** The id of the account of a customer for a unit. */
    public static String idOf(Scope site, String customerId, String unitId) {
        return Ids.derive(Account.TYPE.name(), site, customerId + '/' + unitId);
    }

    /** Opens the account of a customer for a unit, in the site's currency; harmless when it is there. */
    public CommandResult open(Command command, String customerId, String unitId) {
        Scope site = command.scope();
        String id = idOf(site, customerId, unitId);
        Account wanted = Account.opened(site.value(), id, customerId, unitId, sites.currency(site));
        return runner.run(store.aggregates(), id, command, (account, now) -> LifePolicy.open(account, wanted));
    }

    /** Raises what {@code charging} works out from the account as it is at that moment. */
    public CommandResult raise(Command command, String accountId, Charging charging) {
        return runner.run(
                store.aggregates(),
                accountId,
                command,
                (account, now) -> raise(command.scope(), accountId, account, charging));
    }

    /**
     * As {@link #raise} for every account of the page, with one write for all.
     *
     * @param command of the account with that id
     * @return what came of each in their order; what is unsettled has to be raised by itself
     */
    public List<CommandRunner.Outcome> raiseAll(
            AccountPage page, Function<String, Command> command, Function<String, Charging> charging) {
        List<CommandRunner.OnLoaded<Account>> commands = new ArrayList<>();
        for (Stored<Account> stored : page.stored()) {
            Charging ofAccount = charging.apply(stored.id());
            commands.add(new CommandRunner.OnLoaded<>(
                    stored,
                    command.apply(stored.id()),
                    (account, now) -> raise(stored.scope(), stored.id(), account, ofAccount)));
        }
        return runner.tryAll(store.aggregates(), commands);
    }

    private Decision<Account> raise(Scope site, String accountId, @Nullable Account account, Charging charging) {
        if (account == null) {
            throw new RefusedException(Checks.notFound(accountId));
        }
        RaiseCharges charges = charging.of(AccountView.of(account));
        return ChargePolicy.raise(account, accountId, charges, books.on(site, charges.businessDate()));
    }

    /** Raises one-off charges; the day of the books is today at the site when it is left out. */
    CommandResult raiseOneOff(
            Command command, String accountId, List<RaiseCharges.Line> lines, @Nullable LocalDate businessDate) {
        return runner.run(store.aggregates(), accountId, command, (account, now) -> {
            LocalDate today = sites.dayOf(command.scope(), now);
            LocalDate day = businessDate == null ? today : businessDate;
            if (day.isAfter(today)) {
                return Decision.refuse(
                        Refusal.invalid("DATE_IN_FUTURE", "businessDate", Map.of("date", day, "today", today)));
            }
            return ChargePolicy.raise(
                    account,
                    accountId,
                    new RaiseCharges(null, null, null, lines, Map.of(), day),
                    books.on(command.scope(), day));
        });
    }

    /** Takes a charge back that was raised on the account. */
    public CommandResult reverseCharge(Command command, String accountId, ReverseCharge reversal) {
        return runner.run(
                store.aggregates(),
                accountId,
                command,
                (account, now) -> ChargePolicy.reverse(
                        account,
                        accountId,
                        reversal,
                        store.charges(command.scope(), accountId, List.of(reversal.chargeId()))
                                .get(reversal.chargeId()),
                        books.on(command.scope(), reversal.businessDate())));
    }

    CommandResult close(Command command, String accountId) {
        return runner.run(
                store.aggregates(),
                accountId,
                command,
                (account, now) -> LifePolicy.close(account, accountId, sites.dayOf(command.scope(), now)));
    }

    CommandResult closeBooks(Command command, String accountId, LocalDate through) {
        return runner.run(
                store.aggregates(),
                accountId,
                command,
                (account, now) ->
                        LifePolicy.closeBooks(account, accountId, through, sites.dayOf(command.scope(), now)));
    }

    /** The account, or null when there is none of that id at the site. */
    public @Nullable AccountView find(Scope site, String accountId) {
        Stored<Account> stored = store.load(site, accountId);
        return stored == null ? null : AccountView.of(stored.state());
    }

    /** The accounts of a person's customers at whatever sites; for that person alone. */
    public List<AccountView> ofCustomers(Collection<String> customerIds) {
        return store.ofCustomers(customerIds).stream()
                .map(stored -> AccountView.of(stored.state()))
                .toList();
    }

    /** The site's accounts in the order of their ids, after {@code afterId}; the empty text for the first. */
    public AccountPage after(Scope site, String afterId, int limit) {
        return new AccountPage(store.after(site, afterId, limit));
    }

    /** Everything that happened on the account; 404 when there is none of that id at the site. */
    public AccountHistory history(Scope site, String accountId) {
        Stored<Account> stored = store.load(site, accountId);
        if (stored == null) {
            throw new RefusedException(Checks.notFound(accountId));
        }
        return history(stored);
    }

    /** The same for an account of one of a person's customers, at whatever site it is; 404 when it is another's. */
    public AccountHistory historyOfCustomers(Collection<String> customerIds, String accountId) {
        for (Stored<Account> stored : store.ofCustomers(customerIds)) {
            if (stored.id().equals(accountId)) {
                return history(stored);
            }
        }
        throw new RefusedException(Checks.notFound(accountId));
    }

    /** The site's accounts after {@code afterId}, each with what its history comes to. */
    public List<AuditedAccount> audit(Scope site, String afterId, int limit) {
        List<AuditedAccount> audited = new ArrayList<>();
        for (Stored<Account> stored : store.after(site, afterId, limit)) {
            AuditedAccount.Sums sums = AuditedAccount.Sums.ZERO;
            for (PendingEvent pending : store.events(stored)) {
                Object event = AccountEvents.read(pending);
                if (event != null) {
                    sums = sums.plus(AuditedAccount.of(event));
                }
            }
            audited.add(
                    new AuditedAccount(stored.id(), stored.outbox().size(), AuditedAccount.of(stored.state()), sums));
        }
        return audited;
    }

    private AccountHistory history(Stored<Account> stored) {
        List<AccountHistory.Entry> entries = new ArrayList<>();
        for (PendingEvent event : store.events(stored)) {
            entries.add(new AccountHistory.Entry(stored.id() + ':' + event.sequence(), AccountEvents.read(event)));
        }
        return new AccountHistory(AccountView.of(stored.state()), entries);
    }
}
