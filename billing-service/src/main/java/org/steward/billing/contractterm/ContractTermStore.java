package org.steward.billing.contractterm;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** Finds the terms of a site's contract. */
final class ContractTermStore {

    /** Versions that count; a site changes its contract every few years. */
    private static final int MAX_VERSIONS = 500;

    private final AggregateStore<ContractTerm> terms;

    ContractTermStore(AggregateStore<ContractTerm> terms) {
        this.terms = terms;
    }

    static List<IndexSpec> indexes() {
        return List.of(IndexSpec.of(ContractTerm.TYPE.collection(), "scope", "state.status"));
    }

    AggregateStore<ContractTerm> aggregates() {
        return terms;
    }

    Page<Stored<ContractTerm>> page(Scope site, PageRequest request) {
        return terms.page(site, Filters.empty(), request);
    }

    /** The published versions, oldest first. */
    List<ContractTerm> published(Scope site) {
        List<ContractTerm> published = new ArrayList<>();
        terms.collection()
                .find(Filters.and(
                        Filters.eq("scope", site.value()),
                        Filters.eq("state.status", ContractTerm.Status.PUBLISHED.name())))
                .limit(MAX_VERSIONS)
                .forEach(document -> published.add(terms.decode(document).state()));
        published.sort(Comparator.comparing(ContractTerm::effectiveFrom));
        return published;
    }
}
