package org.steward.billing.generalledger;

import com.mongodb.client.model.Filters;
import java.util.List;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Scope;

/** Counts aggregates whose events are still on their way to the journal. */
final class PendingStore {

    private final List<AggregateStore<?>> stores;

    PendingStore(List<AggregateStore<?>> stores) {
        this.stores = List.copyOf(stores);
    }

    long count(Scope site) {
        long count = 0;
        for (AggregateStore<?> store : stores) {
            count += store.collection()
                    .countDocuments(Filters.and(Filters.gte("outbox.shard", 0), Filters.eq("scope", site.value())));
        }
        return count;
    }
}
