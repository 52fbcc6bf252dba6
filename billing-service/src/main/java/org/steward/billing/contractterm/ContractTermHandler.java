package org.steward.billing.contractterm;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.billing.ledger.Books;
import org.steward.billing.site.Sites;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** The door to the terms of the sites' contracts. */
public final class ContractTermHandler {

    /** How long another instance may go on with the terms it knows. */
    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private static final int MAX_SITES = 10_000;

    private final ContractTermStore store;
    private final AggregateStore<LateFeeCeiling> ceilings;
    private final CommandRunner runner;
    private final Sites sites;
    private final LoadingCache<Scope, List<ContractTerm>> known;

    ContractTermHandler(
            ContractTermStore store, AggregateStore<LateFeeCeiling> ceilings, CommandRunner runner, Sites sites) {
        this.store = store;
        this.ceilings = ceilings;
        this.runner = runner;
        this.sites = sites;
        this.known = Caffeine.newBuilder()
                .maximumSize(MAX_SITES)
                .expireAfterWrite(KNOWN_FOR)
                .build(store::published);
    }

    CommandResult draft(Command command, ContractTermBody body) {
        ContractTerm wanted = body.toTerm(command.scope(), sites.currency(command.scope()));
        return runner.run(
                store.aggregates(), wanted.termId(), command, (term, now) -> ContractTerm.draft(term, wanted));
    }

    CommandResult change(Command command, String termId, ContractTermBody body) {
        ContractTerm wanted = body.toTerm(command.scope(), sites.currency(command.scope()));
        return runner.run(
                store.aggregates(), termId, command, (term, now) -> ContractTerm.change(term, termId, wanted));
    }

    CommandResult publish(Command command, String termId) {
        Scope site = command.scope();
        CommandResult result = runner.run(
                store.aggregates(),
                termId,
                command,
                (term, now) -> ContractTerm.publish(
                        term, termId, ceiling(), store.published(site).isEmpty(), sites.dayOf(site, now)));
        known.invalidate(site);
        return result;
    }

    @Nullable Stored<LateFeeCeiling> loadCeiling() {
        return ceilings.load(Scope.COMPANY, LateFeeCeiling.ID);
    }

    private @Nullable BigDecimal ceiling() {
        Stored<LateFeeCeiling> stored = loadCeiling();
        return stored == null ? null : stored.state().dailyRate();
    }

    CommandResult setCeiling(Command command, LateFeeCeiling wanted) {
        return runner.run(
                ceilings, LateFeeCeiling.ID, command, (existing, now) -> LateFeeCeiling.set(existing, wanted));
    }

    /** The published version that holds on that day, or null before the first; at most a second old. */
    public @Nullable ContractTerm on(Scope site, LocalDate day) {
        ContractTerm holding = null;
        for (ContractTerm term : known.get(site)) {
            if (!term.effectiveFrom().isAfter(day)) {
                holding = term;
            }
        }
        return holding;
    }

    /** The order in which a payment of that day settles kinds of charges. */
    public List<String> orderOn(Scope site, LocalDate day) {
        ContractTerm term = on(site, day);
        return term == null ? Books.USUAL_ORDER : term.order();
    }
}
