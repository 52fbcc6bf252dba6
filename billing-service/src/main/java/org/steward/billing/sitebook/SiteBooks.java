package org.steward.billing.sitebook;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.LocalDate;
import org.steward.billing.contractterm.ContractTermHandler;
import org.steward.billing.feeitem.FeeItemHandler;
import org.steward.billing.ledger.Books;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** Where the sites' postings go; known for a moment, because every posting asks. */
public final class SiteBooks {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);
    private static final int MAX_SITES = 10_000;

    private final LoadingCache<Scope, SiteBook> known;
    private final FeeItemHandler items;
    private final ContractTermHandler terms;

    SiteBooks(AggregateStore<SiteBook> store, FeeItemHandler items, ContractTermHandler terms) {
        this.items = items;
        this.terms = terms;
        this.known = Caffeine.newBuilder()
                .maximumSize(MAX_SITES)
                .expireAfterWrite(KNOWN_FOR)
                .build(site -> {
                    Stored<SiteBook> stored = store.load(site, SiteBook.idOf(site));
                    return stored == null ? SiteBook.empty(site.value()) : stored.state();
                });
    }

    /** The books of a site on a day. */
    public Books on(Scope site, LocalDate day) {
        SiteBook book = known.get(site);
        return new Books(book.entityOn(day), book.forOwners(day), items.chargeable(), terms.orderOn(site, day));
    }

    /** Forgets what it knows of a site that has just changed. */
    void forget(Scope site) {
        known.invalidate(site);
    }
}
