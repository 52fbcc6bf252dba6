package org.steward.workorder.order;

import org.steward.platform.command.Require;
import org.steward.workorder.catalogue.Severity;

/** The job of an order that answers no request: everything has to be said. */
final class NewJob {

    private NewJob() {}

    static Job of(WorkOrderActsController.CreateBody body) {
        return new Job(
                null,
                null,
                Require.present(body.kind(), "kind"),
                Require.present(body.category(), "category"),
                body.priority() == null ? Severity.NORMAL : body.priority(),
                body.unitId(),
                body.customerId(),
                body.place(),
                Require.present(body.description(), "description"));
    }
}
