package org.steward.workorder.order;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bson.BsonDateTime;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.steward.platform.document.AggregateStore;
import org.steward.platform.document.IndexSpec;
import org.steward.platform.document.Matching;
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

    WorkOrderStore(AggregateStore<WorkOrder> orders) {
        this.orders = orders;
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
            Matching matching = new Matching()
                    .with("state.status", status)
                    .with("state.assignment.assigneeId", assigneeId)
                    .with("state.job.priority", priority)
                    .with("state.job.requestId", requestId);
            if (overdueAt != null) {
                matching.with(Filters.in("state.status", TO_DO))
                        .with(Filters.lt("state.promise.resolveBy", new BsonDateTime(overdueAt.toEpochMilli())));
            }
            if (callBack) {
                matching.with("state.status", WorkOrder.Status.COMPLETED)
                        .with(Filters.eq("state.followUp.callBackRequired", true));
            }
            return matching.bson();
        }
    }

    Page<Stored<WorkOrder>> page(Scope site, Filter filter, PageRequest request) {
        return orders.page(site, filter.bson(), request);
    }

    /** All of a site, oldest first, one at a time; for files. */
    Iterable<WorkOrder> all(Scope site, Filter filter) {
        return () -> StreamSupport.stream(orders.all(site, filter.bson()).spliterator(), false)
                .map(Stored::state)
                .iterator();
    }
}
