package org.steward.billing.sitebook;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.steward.billing.entity.LegalEntityHandler;
import org.steward.billing.generalledger.GeneralLedger;
import org.steward.billing.generalledger.Turnover;
import org.steward.billing.ledger.FeeClass;
import org.steward.billing.ledger.LedgerAccounts;
import org.steward.billing.site.Sites;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Decider;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.money.Money;

/** The door to the books of the sites. */
final class SiteBookHandler {

    private static final String HELD = LedgerAccounts.counterpart(FeeClass.SERVICE_FUND, "");

    private final AggregateStore<SiteBook> store;
    private final CommandRunner runner;
    private final SiteBooks books;
    private final LegalEntityHandler entities;
    private final GeneralLedger ledger;
    private final Sites sites;

    SiteBookHandler(
            AggregateStore<SiteBook> store,
            CommandRunner runner,
            SiteBooks books,
            LegalEntityHandler entities,
            GeneralLedger ledger,
            Sites sites) {
        this.store = store;
        this.runner = runner;
        this.books = books;
        this.entities = entities;
        this.ledger = ledger;
        this.sites = sites;
    }

    @Nullable Stored<SiteBook> load(Scope site) {
        return store.load(site, SiteBook.idOf(site));
    }

    CommandResult assign(Command command, String entityId, LocalDate from) {
        if (!entities.exists(entityId)) {
            throw new RefusedException(Refusal.invalid("LEGAL_ENTITY_UNKNOWN", "entityId", Map.of("entity", entityId)));
        }
        Scope site = command.scope();
        return changing(
                command,
                (book, now) -> SiteBook.assign(
                        book, site.value(), new SiteBook.Assignment(from, entityId), sites.dayOf(site, now)));
    }

    CommandResult agree(Command command, ManagementContract contract) {
        Scope site = command.scope();
        Money monthly = contract.monthly();
        String currency = sites.currency(site);
        if (monthly != null && !monthly.currency().getCurrencyCode().equals(currency)) {
            throw new RefusedException(Refusal.invalid(
                    "CURRENCY_MISMATCH",
                    "monthly.currency",
                    Map.of("currency", monthly.currency().getCurrencyCode(), "expected", currency)));
        }
        return changing(command, (book, now) -> SiteBook.agree(book, site.value(), contract, sites.dayOf(site, now)));
    }

    /** Draws a month's remuneration; refused for a moment while something posted is not in the journal yet. */
    CommandResult draw(Command command, YearMonth month) {
        Scope site = command.scope();
        return changing(command, (book, now) -> {
            long pending = ledger.pending(site);
            if (pending > 0) {
                throw new RefusedException(
                        new Refusal(Refusal.Kind.BUSY, "JOURNAL_BEHIND", null, Map.of("pending", pending)));
            }
            Turnover held = ledger.turnover(site, LocalDate.EPOCH, month.atEndOfMonth())
                    .only(account -> account.startsWith(HELD) && !account.equals(HELD + SiteBook.REMUNERATION));
            Money charged = Money.ofMinor(-held.balanceMinor(), sites.currency(site));
            return SiteBook.draw(book, site.value(), month, charged, sites.dayOf(site, now));
        });
    }

    private CommandResult changing(Command command, Decider<SiteBook> decider) {
        try {
            return runner.run(store, SiteBook.idOf(command.scope()), command, decider);
        } finally {
            books.forget(command.scope());
        }
    }
}
