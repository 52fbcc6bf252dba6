package org.steward.billing.feestandard;

import com.mongodb.client.model.Filters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** Finds fee standards. */
final class FeeStandardStore {

    private final AggregateStore<FeeStandard> standards;

    FeeStandardStore(AggregateStore<FeeStandard> standards) {
        this.standards = standards;
    }

    static List<IndexSpec> indexes() {
        return List.of(IndexSpec.of(FeeStandard.TYPE.collection(), "scope", "state.code", "state.effectiveFrom"));
    }

    AggregateStore<FeeStandard> aggregates() {
        return standards;
    }

    Page<Stored<FeeStandard>> page(Scope site, @Nullable String code, PageRequest request) {
        return standards.page(site, code == null ? Filters.empty() : Filters.eq("state.code", code), request);
    }

    /** The published versions of a code that hold somewhere in {@code [from, to)}, oldest first. */
    List<FeeStandard> holding(Scope site, String code, LocalDate from, LocalDate to) {
        List<FeeStandard> published = new ArrayList<>();
        standards
                .collection()
                .find(Filters.and(
                        Filters.eq("scope", site.value()),
                        Filters.eq("state.code", code),
                        Filters.eq("state.status", FeeStandard.Status.PUBLISHED.name()),
                        Filters.lt("state.effectiveFrom", to.toString())))
                .forEach(document -> published.add(standards.decode(document).state()));
        published.sort(Comparator.comparing(FeeStandard::effectiveFrom));
        int first = published.size() - 1;
        while (first > 0 && published.get(first).effectiveFrom().isAfter(from)) {
            first--;
        }
        return first < 0 ? List.of() : List.copyOf(published.subList(first, published.size()));
    }
}
