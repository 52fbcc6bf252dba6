package org.steward.billing.feeitem;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Scope;

/** Finds fee items. */
final class FeeItemStore {

    /** Items a company may define; they are read as a whole. */
    static final int MAX_ITEMS = 1_000;

    private final AggregateStore<FeeItem> items;

    FeeItemStore(AggregateStore<FeeItem> items) {
        this.items = items;
    }

    AggregateStore<FeeItem> aggregates() {
        return items;
    }

    /** Every item the company defined. */
    List<FeeItem> all() {
        List<FeeItem> found = new ArrayList<>();
        items.collection()
                .find(Filters.eq("scope", Scope.COMPANY.value()))
                .limit(MAX_ITEMS)
                .forEach(document -> found.add(items.decode(document).state()));
        return found;
    }
}
