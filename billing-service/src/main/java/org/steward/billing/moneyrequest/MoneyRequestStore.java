package org.steward.billing.moneyrequest;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** Finds requests. */
final class MoneyRequestStore {

    private final AggregateStore<MoneyRequest> requests;

    MoneyRequestStore(AggregateStore<MoneyRequest> requests) {
        this.requests = requests;
    }

    static List<IndexSpec> indexes() {
        return List.of(
                IndexSpec.of(MoneyRequest.TYPE.collection(), "scope", "state.status", "createdAt"),
                IndexSpec.of(MoneyRequest.TYPE.collection(), "scope", "state.wish.accountId"));
    }

    AggregateStore<MoneyRequest> aggregates() {
        return requests;
    }

    @Nullable Stored<MoneyRequest> load(Scope site, String requestId) {
        return requests.load(site, requestId);
    }

    Page<Stored<MoneyRequest>> page(
            Scope site, MoneyRequest.@Nullable Status status, @Nullable String accountId, PageRequest request) {
        List<Bson> filters = new ArrayList<>();
        if (status != null) {
            filters.add(Filters.eq("state.status", status.name()));
        }
        if (accountId != null) {
            filters.add(Filters.eq("state.wish.accountId", accountId));
        }
        return requests.page(site, filters.isEmpty() ? Filters.empty() : Filters.and(filters), request);
    }
}
