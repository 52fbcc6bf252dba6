package org.steward.workorder.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work order as it is shown.
 *
 * @param charge the last of the charges, the one that counts for closing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WorkOrderView(
        String id,
        String siteId,
        WorkOrder.Status status,
        Job job,
        Promise promise,
        WorkOrder.@Nullable Assignment assignment,
        WorkOrder.Work work,
        List<Charge> charges,
        @Nullable Charge charge,
        WorkOrder.FollowUp followUp,
        WorkOrder.@Nullable Ending ending) {

    static WorkOrderView of(WorkOrder order) {
        return new WorkOrderView(
                order.id(),
                order.siteId(),
                order.status(),
                order.job(),
                order.promise(),
                order.assignment(),
                order.work(),
                order.charges(),
                order.lastCharge(),
                order.followUp(),
                order.ending());
    }
}
