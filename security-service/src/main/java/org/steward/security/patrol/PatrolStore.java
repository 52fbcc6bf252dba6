package org.steward.security.patrol;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;

/** Finds patrols. */
final class PatrolStore {

    private static final String COLLECTION = Patrol.TYPE.collection();

    private final AggregateStore<Patrol> patrols;

    PatrolStore(AggregateStore<Patrol> patrols) {
        this.patrols = patrols;
    }

    static List<IndexSpec> indexes() {
        return List.of(
                IndexSpec.of(COLLECTION, "scope", "state.plannedStart"),
                IndexSpec.of(COLLECTION, "scope", "state.status"),
                IndexSpec.of(COLLECTION, "scope", "state.planId"));
    }

    AggregateStore<Patrol> aggregates() {
        return patrols;
    }

    @Nullable Stored<Patrol> load(Scope site, String id) {
        return patrols.load(site, id);
    }

    /**
     * What a list is narrowed by; null leaves it open.
     *
     * @param from first planned start
     * @param to planned start no more
     */
    record Filter(
            Patrol.@Nullable Status status,
            @Nullable String planId,
            @Nullable Instant from,
            @Nullable Instant to) {

        Bson bson() {
            List<Bson> parts = new ArrayList<>();
            if (status != null) {
                parts.add(Filters.eq("state.status", status.name()));
            }
            if (planId != null) {
                parts.add(Filters.eq("state.planId", planId));
            }
            if (from != null) {
                parts.add(Filters.gte("state.plannedStart", new BsonDateTime(from.toEpochMilli())));
            }
            if (to != null) {
                parts.add(Filters.lt("state.plannedStart", new BsonDateTime(to.toEpochMilli())));
            }
            return parts.isEmpty() ? Filters.empty() : Filters.and(parts);
        }
    }

    Page<Stored<Patrol>> page(Scope site, Filter filter, PageRequest request) {
        return patrols.page(site, filter.bson(), request);
    }

    /** Walks of a plan that have not begun and start after {@code instant}; bounded by how far a plan is expanded. */
    List<String> ahead(Scope site, String planId, Instant instant) {
        List<String> ids = new ArrayList<>();
        Bson ahead = new Filter(Patrol.Status.SCHEDULED, planId, instant, null).bson();
        patrols.collection()
                .find(Filters.and(Filters.eq("scope", site.value()), ahead))
                .projection(Projections.include("_id"))
                .forEach(document -> ids.add(document.getString("_id").getValue()));
        return ids;
    }
}
