package org.steward.workorder.order;

import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Exports;
import org.steward.platform.web.Paged;
import org.steward.platform.web.Returns;
import org.steward.workorder.catalogue.Severity;

/** Reads the work orders of a site. */
@RestController
@RequestMapping("/api/workorder/v1/sites/{siteId}/work-orders")
class WorkOrderController {

    private static final Exports<WorkOrder> EXPORT = Exports.<WorkOrder>of("work-orders")
            .with("workOrderId", WorkOrder::id)
            .with("status", WorkOrder::status)
            .with("kind", order -> order.job().kind())
            .with("category", order -> order.job().category())
            .with("priority", order -> order.job().priority())
            .with("requestId", order -> order.job().requestId())
            .with("findingId", order -> order.job().findingId())
            .with("unitId", order -> order.job().unitId())
            .with("respondBy", order -> order.promise().respondBy())
            .with("respondedAt", order -> order.promise().respondedAt())
            .with("resolveBy", order -> order.promise().resolveBy())
            .with("completedAt", order -> order.work().completedAt());

    private final WorkOrderStore store;
    private final Clock clock;

    WorkOrderController(WorkOrderStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @GetMapping
    @Allowed("workorder.work-order.read")
    @Duties({"W2", "W3", "W4"})
    @Paged(of = WorkOrderView.class, exportable = true)
    ResponseEntity<?> list(
            Call call,
            @RequestParam WorkOrder.@Nullable Status status,
            @RequestParam @Nullable @Size(max = 64) String assigneeId,
            @RequestParam @Nullable Severity priority,
            @RequestParam @Nullable @Size(max = 64) String requestId,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "false") boolean callBack) {
        WorkOrderStore.Filter filter = new WorkOrderStore.Filter(
                status, assigneeId, priority, requestId, overdue ? clock.instant() : null, callBack);
        if (call.format().isExport()) {
            return EXPORT.answer(call, store.all(call.scope(), filter));
        }
        return Answers.page(
                store.page(call.scope(), filter, call.page()).map(stored -> WorkOrderView.of(stored.state())));
    }

    @GetMapping("/{workOrderId}")
    @Allowed("workorder.work-order.read")
    @Duties("W2")
    @Returns(WorkOrderView.class)
    ResponseEntity<Object> get(Call call, @PathVariable String workOrderId) {
        Stored<WorkOrder> stored = store.load(call.scope(), workOrderId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound(WorkOrder.TYPE.name(), workOrderId));
        }
        return Answers.resource(stored, WorkOrderView.of(stored.state()));
    }
}
