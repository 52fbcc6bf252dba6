package org.steward.billing.sitebook;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Books;
import org.steward.billing.ledger.Entry;
import org.steward.billing.ledger.FeeClass;
import org.steward.billing.ledger.LedgerAccounts;
import org.steward.billing.ledger.Posting;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.AggregateType;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;
import org.steward.platform.money.Money;

/**
 * Whose books a site is kept in, and under which contract, by date.
 *
 * @param drawnThrough last month whose remuneration is drawn, or null
 * @param drawnBaseMinor fees for which remuneration is drawn, since the beginning
 */
record SiteBook(
        String siteId,
        List<Assignment> entities,
        List<ManagementContract> contracts,
        @Nullable YearMonth drawnThrough,
        long drawnBaseMinor) {

    static final AggregateType<SiteBook> TYPE = AggregateType.of("siteBook", "siteBooks", SiteBook.class);

    /** Changes of each kind a site may have had. */
    static final int MAX_CHANGES = 100;

    /** The fee item a remuneration is booked under. */
    static final String REMUNERATION = "remuneration";

    /** The entity the site belongs to from a day on. */
    record Assignment(LocalDate from, String entityId) {}

    SiteBook {
        entities = List.copyOf(entities);
        contracts = List.copyOf(contracts);
    }

    static String idOf(Scope site) {
        return Ids.derive(TYPE.name(), site, "");
    }

    static SiteBook empty(String siteId) {
        return new SiteBook(siteId, List.of(), List.of(), null, 0);
    }

    /** The entity on that day: the company itself before the first assignment. */
    String entityOn(LocalDate day) {
        Assignment holding = holding(entities, Assignment::from, day);
        return holding == null ? Books.COMPANY : holding.entityId();
    }

    /** The contract on that day, or null before the first: lump-sum. */
    @Nullable ManagementContract contractOn(LocalDate day) {
        return holding(contracts, ManagementContract::from, day);
    }

    boolean forOwners(LocalDate day) {
        ManagementContract contract = contractOn(day);
        return contract != null && contract.kind() == ManagementContract.Kind.REMUNERATION;
    }

    private static <T> @Nullable T holding(List<T> changes, Function<T, LocalDate> from, LocalDate day) {
        T holding = null;
        for (T change : changes) {
            if (!from.apply(change).isAfter(day)) {
                holding = change;
            }
        }
        return holding;
    }

    /** Gives the site to an entity that is known to exist. */
    static Decision<SiteBook> assign(@Nullable SiteBook existing, String siteId, Assignment wanted, LocalDate today) {
        SiteBook book = existing == null ? empty(siteId) : existing;
        if (book.entities().contains(wanted)) {
            return Decision.unchanged();
        }
        Refusal refusal =
                changeRefusal(book.entities().stream().map(Assignment::from).toList(), wanted.from(), today);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<Assignment> entities = new ArrayList<>(book.entities());
        entities.add(wanted);
        return Decision.accept(
                new SiteBook(siteId, entities, book.contracts(), book.drawnThrough(), book.drawnBaseMinor()),
                new SiteAssigned(siteId, wanted.entityId(), wanted.from()));
    }

    static Decision<SiteBook> agree(
            @Nullable SiteBook existing, String siteId, ManagementContract wanted, LocalDate today) {
        SiteBook book = existing == null ? empty(siteId) : existing;
        if (book.contracts().contains(wanted)) {
            return Decision.unchanged();
        }
        Refusal refusal = changeRefusal(
                book.contracts().stream().map(ManagementContract::from).toList(), wanted.from(), today);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        List<ManagementContract> contracts = new ArrayList<>(book.contracts());
        contracts.add(wanted);
        return Decision.accept(
                new SiteBook(siteId, book.entities(), contracts, book.drawnThrough(), book.drawnBaseMinor()),
                new ContractAgreed(siteId, wanted.from(), wanted.kind(), wanted.ratio(), wanted.monthly()));
    }

    /** What is posted is not posted again: only the first of a kind may lie in the past, and then they go forward. */
    private static @Nullable Refusal changeRefusal(List<LocalDate> before, LocalDate from, LocalDate today) {
        if (before.isEmpty()) {
            return null;
        }
        if (before.size() >= MAX_CHANGES) {
            return Refusal.conflict("TOO_MANY_CHANGES", Map.of("maximum", MAX_CHANGES));
        }
        LocalDate earliest = today.isAfter(before.getLast()) ? today : before.getLast();
        return from.isAfter(earliest)
                ? null
                : Refusal.invalid("CHANGE_TOO_EARLY", "from", Map.of("from", from, "after", earliest));
    }

    /**
     * Takes the company's remuneration for a month that is over out of the money held for the owners.
     *
     * @param chargedToDate fees of the owners' money charged up to the end of the month, since the beginning
     */
    static Decision<SiteBook> draw(
            @Nullable SiteBook existing, String siteId, YearMonth month, Money chargedToDate, LocalDate today) {
        SiteBook book = existing == null ? empty(siteId) : existing;
        LocalDate end = month.atEndOfMonth();
        if (!end.isBefore(today)) {
            return Decision.refuse(Refusal.invalid("MONTH_NOT_OVER", "month", Map.of("month", month, "today", today)));
        }
        ManagementContract contract = book.contractOn(end);
        if (contract == null || contract.kind() != ManagementContract.Kind.REMUNERATION) {
            return Decision.refuse(Refusal.conflict("NO_REMUNERATION", Map.of("month", month)));
        }
        YearMonth drawn = book.drawnThrough();
        if (drawn != null && !month.isAfter(drawn)) {
            return Decision.refuse(Refusal.conflict("REMUNERATION_DRAWN", Map.of("month", month, "through", drawn)));
        }
        if (drawn != null
                && month.isAfter(drawn.plusMonths(1))
                && book.forOwners(drawn.plusMonths(1).atEndOfMonth())) {
            return Decision.refuse(
                    Refusal.conflict("MONTH_SKIPPED", Map.of("month", month, "expected", drawn.plusMonths(1))));
        }
        Money base = Money.ofMinor(
                chargedToDate.minorUnits() - book.drawnBaseMinor(),
                chargedToDate.currency().getCurrencyCode());
        Money amount = contract.remuneration(base);
        return Decision.accept(
                new SiteBook(siteId, book.entities(), book.contracts(), month, chargedToDate.minorUnits()),
                new RemunerationDrawn(siteId, book.entityOn(today), month, base, amount, postings(amount), today));
    }

    private static List<Posting> postings(Money amount) {
        long minor = Math.abs(amount.minorUnits());
        String held = LedgerAccounts.counterpart(FeeClass.SERVICE_FUND, REMUNERATION);
        String earned = LedgerAccounts.counterpart(FeeClass.OWN_INCOME, REMUNERATION);
        Entry entry = Entry.in(amount.currency().getCurrencyCode());
        // More taken back than charged in a month: what was drawn too much goes back to the owners.
        return (amount.isNegative()
                        ? entry.debit(earned, minor).credit(held, minor)
                        : entry.debit(held, minor).credit(earned, minor))
                .postings();
    }
}
