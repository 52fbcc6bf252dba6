package org.steward.workorder.order;

import org.jspecify.annotations.Nullable;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Severity;
import org.steward.workorder.request.Intake;
import org.steward.workorder.request.ServiceRequest;

/** What the dispatcher says differently from the request; null keeps what the request says. */
record OrderOfRequest(
        @Nullable Category category,
        @Nullable Severity priority,
        @Nullable String description) {

    Job job(ServiceRequest request) {
        Intake intake = request.intake();
        return new Job(
                request.id(),
                null,
                intake.kind(),
                category == null ? intake.category() : category,
                priority == null ? intake.severity() : priority,
                intake.unitId(),
                intake.reporter().customerId(),
                intake.place(),
                description == null ? intake.description() : description);
    }
}
