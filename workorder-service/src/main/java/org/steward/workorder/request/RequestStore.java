package org.steward.workorder.request;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Matching;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;

/** Finds service requests. */
final class RequestStore {

    private static final String COLLECTION = ServiceRequest.TYPE.collection();

    private final AggregateStore<ServiceRequest> requests;

    RequestStore(AggregateStore<ServiceRequest> requests) {
        this.requests = requests;
    }

    static List<IndexSpec> indexes() {
        return List.of(
                IndexSpec.of(COLLECTION, "scope", "state.status"),
                IndexSpec.of(COLLECTION, "scope", "state.intake.unitId"),
                IndexSpec.of(COLLECTION, "scope", "state.intake.source.occurrence"),
                IndexSpec.of(COLLECTION, "state.intake.reporter.customerId").asSparse());
    }

    AggregateStore<ServiceRequest> aggregates() {
        return requests;
    }

    @Nullable Stored<ServiceRequest> load(Scope site, String id) {
        return requests.load(site, id);
    }

    /** What a list is narrowed by; null leaves it open. */
    record Filter(
            ServiceRequest.@Nullable Status status,
            @Nullable Kind kind,
            @Nullable Category category,
            @Nullable String unitId,
            @Nullable String customerId) {

        Bson bson() {
            return new Matching()
                    .with("state.status", status)
                    .with("state.intake.kind", kind)
                    .with("state.intake.category", category)
                    .with("state.intake.unitId", unitId)
                    .with("state.intake.reporter.customerId", customerId)
                    .bson();
        }
    }

    Page<Stored<ServiceRequest>> page(Scope site, Filter filter, PageRequest request) {
        return requests.page(site, filter.bson(), request);
    }

    /** All of a site, oldest first, one at a time; for files. */
    Iterable<Stored<ServiceRequest>> all(Scope site, Filter filter) {
        return requests.all(site, filter.bson());
    }

    /** Of those occurrences, the ones already imported from that system, with the id the first of them has there. */
    Map<String, String> known(Scope site, String system, Collection<String> occurrences) {
        Map<String, String> known = new HashMap<>();
        requests.collection()
                .find(Filters.and(
                        Filters.eq("scope", site.value()),
                        Filters.in("state.intake.source.occurrence", occurrences),
                        Filters.eq("state.intake.source.system", system),
                        // A look-alike is held behind the first, and is never the first itself.
                        Filters.ne("state.holdReason", HoldReason.DUPLICATE.name())))
                .projection(Projections.include("state.intake.source"))
                .forEach(document -> {
                    BsonDocument source =
                            document.getDocument("state").getDocument("intake").getDocument("source");
                    known.put(
                            source.getString("occurrence").getValue(),
                            source.getString("id").getValue());
                });
        return known;
    }
}
