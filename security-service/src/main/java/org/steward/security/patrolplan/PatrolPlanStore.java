package org.steward.security.patrolplan;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** Finds patrol plans. */
final class PatrolPlanStore {

    private final AggregateStore<PatrolPlan> plans;

    PatrolPlanStore(AggregateStore<PatrolPlan> plans) {
        this.plans = plans;
    }

    AggregateStore<PatrolPlan> aggregates() {
        return plans;
    }

    @Nullable Stored<PatrolPlan> load(Scope site, String id) {
        return plans.load(site, id);
    }

    Page<Stored<PatrolPlan>> page(
            Scope site, PatrolPlan.@Nullable Status status, @Nullable String routeId, PageRequest request) {
        List<Bson> parts = new ArrayList<>();
        if (status != null) {
            parts.add(Filters.eq("state.status", status.name()));
        }
        if (routeId != null) {
            parts.add(Filters.eq("state.routeId", routeId));
        }
        return plans.page(site, parts.isEmpty() ? Filters.empty() : Filters.and(parts), request);
    }
}
