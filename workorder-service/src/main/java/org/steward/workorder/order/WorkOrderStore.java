package org.steward.workorder.order;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.Database;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Page;
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.workorder.catalogue.Severity;

/** Finds work orders. */
final class WorkOrderStore {

    private static final String COLLECTION = WorkOrder.TYPE.collection();

    private static final List<String> TO_DO = List.of(WorkOrder.Status.values()).stream()
            .filter(WorkOrder.Status::isToDo)
            .map(Enum::name)
            .toList();

    private final AggregateStore<WorkOrder> orders;
    private final Database database;

    WorkOrderStore(AggregateStore<WorkOrder> orders, Database database) {
        this.orders = orders;
        this.database = database;
    }

    static List<IndexSpec> indexes() {
        return List.of(
                IndexSpec.of(COLLECTION, "scope", "state.status"),
                IndexSpec.of(COLLECTION, "scope", "state.assignment.assigneeId"),
                IndexSpec.of(COLLECTION, "scope", "state.job.requestId"));
    }

    AggregateStore<WorkOrder> aggregates() {
        return orders;
    }

    @Nullable Stored<WorkOrder> load(Scope site, String id) {
        return orders.load(site, id);
    }

    /**
     * What a list is narrowed by; null leaves it open.
     *
     * @param overdueAt only what is not done and was promised before then
     * @param callBack only what waits for a call-back
     */
    record Filter(
            WorkOrder.@Nullable Status status,
            @Nullable String assigneeId,
            @Nullable Severity priority,
            @Nullable String requestId,
            @Nullable Instant overdueAt,
            boolean callBack) {

        Bson bson() {
            List<Bson> parts = new ArrayList<>();
            add(parts, "state.status", status);
            add(parts, "state.assignment.assigneeId", assigneeId);
            add(parts, "state.job.priority", priority);
            add(parts, "state.job.requestId", requestId);
            if (overdueAt != null) {
                parts.add(Filters.in("state.status", TO_DO));
                parts.add(Filters.lt("state.promise.resolveBy", new BsonDateTime(overdueAt.toEpochMilli())));
            }
            if (callBack) {
                parts.add(Filters.eq("state.status", WorkOrder.Status.COMPLETED.name()));
                parts.add(Filters.eq("state.followUp.callBackRequired", true));
            }
            return parts.isEmpty() ? Filters.empty() : Filters.and(parts);
        }

        private static void add(List<Bson> parts, String member, @Nullable Object value) {
            if (value != null) {
                parts.add(Filters.eq(member, value.toString()));
            }
        }
    }

    Page<Stored<WorkOrder>> page(Scope site, Filter filter, PageRequest request) {
        return orders.page(site, filter.bson(), request);
    }

    /** All of a site, oldest first, one at a time; for files. */
    Iterable<WorkOrder> all(Scope site, Filter filter) {
        return () -> {
            Iterator<BsonDocument> documents = database.unbounded(COLLECTION)
                    .find(Filters.and(Filters.eq("scope", site.value()), filter.bson()))
                    .sort(Sorts.ascending("createdAt", "_id"))
                    .iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return documents.hasNext();
                }

                @Override
                public WorkOrder next() {
                    return orders.decode(documents.next()).state();
                }
            };
        };
    }
}
