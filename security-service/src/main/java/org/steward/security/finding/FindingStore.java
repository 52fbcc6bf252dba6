package org.steward.security.finding;

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

/** Finds findings. */
final class FindingStore {

    private final AggregateStore<Finding> findings;

    FindingStore(AggregateStore<Finding> findings) {
        this.findings = findings;
    }

    static List<IndexSpec> indexes() {
        String collection = Finding.TYPE.collection();
        return List.of(
                IndexSpec.of(collection, "scope", "state.status"), IndexSpec.of(collection, "scope", "state.patrolId"));
    }

    AggregateStore<Finding> aggregates() {
        return findings;
    }

    @Nullable Stored<Finding> load(Scope site, String id) {
        return findings.load(site, id);
    }

    Page<Stored<Finding>> page(
            Scope site, Finding.@Nullable Status status, @Nullable String patrolId, PageRequest request) {
        List<Bson> parts = new ArrayList<>();
        if (status != null) {
            parts.add(Filters.eq("state.status", status.name()));
        }
        if (patrolId != null) {
            parts.add(Filters.eq("state.patrolId", patrolId));
        }
        return findings.page(site, parts.isEmpty() ? Filters.empty() : Filters.and(parts), request);
    }
}
