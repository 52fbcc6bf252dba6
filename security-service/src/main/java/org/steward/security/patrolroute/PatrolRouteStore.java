package org.steward.security.patrolroute;

import com.mongodb.client.model.Filters;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** Finds patrol routes. */
final class PatrolRouteStore {

    private final AggregateStore<PatrolRoute> routes;

    PatrolRouteStore(AggregateStore<PatrolRoute> routes) {
        this.routes = routes;
    }

    @Nullable Stored<PatrolRoute> load(Scope site, String id) {
        return routes.load(site, id);
    }

    Page<Stored<PatrolRoute>> page(Scope site, PatrolRoute.@Nullable Status status, PageRequest request) {
        return routes.page(site, status == null ? Filters.empty() : Filters.eq("state.status", status.name()), request);
    }
}
