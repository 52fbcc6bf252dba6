package org.steward.workorder.order;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.OrganisationView;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.Ids;
import org.steward.platform.document.Scope;
import org.steward.workorder.request.RequestHandler;
import org.steward.workorder.request.ServiceRequest;
import org.steward.workorder.servicelevel.ServiceLevels;
import org.steward.workorder.servicelevel.ServiceTerms;
import org.steward.workorder.unitdirectory.UnitDirectory;

/** The door to work orders. */
final class WorkOrderHandler {

    private final WorkOrderStore store;
    private final CommandRunner runner;
    private final WorkOrderDecisions decisions;
    private final RequestHandler requests;
    private final UnitDirectory units;
    private final ServiceLevels levels;
    private final OrganisationView organisation;

    WorkOrderHandler(
            WorkOrderStore store,
            CommandRunner runner,
            WorkOrderDecisions decisions,
            RequestHandler requests,
            UnitDirectory units,
            ServiceLevels levels,
            OrganisationView organisation) {
        this.store = store;
        this.runner = runner;
        this.decisions = decisions;
        this.requests = requests;
        this.units = units;
        this.levels = levels;
        this.organisation = organisation;
    }

    /** Makes an order that answers no request. */
    CommandResult create(Command command, Job job) {
        return create(command, command.newAggregateId(WorkOrder.TYPE.name()), job, true);
    }

    /** Makes the order that answers a finding; the same finding makes the same order. */
    CommandResult createForFinding(Command command, String findingId, Job job) {
        // A unit this service has not heard of yet must not lose the finding.
        return create(command, Ids.derive(WorkOrder.TYPE.name(), command.scope(), "finding|" + findingId), job, false);
    }

    private CommandResult create(Command command, String id, Job job, boolean checkUnit) {
        Scope site = command.scope();
        WorkOrderCommand create = new WorkOrderCommand.Create(id, site.value(), job, terms(site, job));
        return runner.run(store.aggregates(), id, command, (order, now) -> {
            String unitId = job.unitId();
            if (checkUnit && unitId != null && units.unit(site, unitId) == null) {
                return Decision.refuse(Refusal.invalid("UNIT_UNKNOWN", "unitId", Map.of("value", unitId)));
            }
            return decisions.decide(order, create, now);
        });
    }

    /** Makes an order that answers a request, with what the request says where {@code ask} does not. */
    CommandResult createForRequest(Command command, String requestId, OrderOfRequest ask) {
        Scope site = command.scope();
        String id = command.newAggregateId(WorkOrder.TYPE.name());
        return runner.run(store.aggregates(), id, command, (order, now) -> {
            ServiceRequest request = requests.find(site, requestId);
            if (request == null) {
                return Decision.refuse(Refusal.invalid("REQUEST_UNKNOWN", "requestId", Map.of("value", requestId)));
            }
            if (!request.status().isOpen()) {
                return Decision.refuse(
                        Refusal.conflict("REQUEST_NOT_OPEN", Map.of("id", requestId, "state", request.status())));
            }
            if (request.orders().size() >= ServiceRequest.MAX_ORDERS) {
                return Decision.refuse(
                        Refusal.conflict("TOO_MANY_ORDERS", Map.of("id", requestId, "max", ServiceRequest.MAX_ORDERS)));
            }
            Job job = ask.job(request);
            return decisions.decide(order, new WorkOrderCommand.Create(id, site.value(), job, terms(site, job)), now);
        });
    }

    CommandResult assign(Command command, String workOrderId, String assigneeId) {
        Scope site = command.scope();
        return run(command, workOrderId, (order, now) -> {
            if (!organisation.worksAt(assigneeId, site.value(), now)) {
                return Decision.refuse(
                        Refusal.invalid("ASSIGNEE_NOT_AT_SITE", "assigneeId", Map.of("value", assigneeId)));
            }
            return decisions.decide(order, new WorkOrderCommand.Assign(assigneeId, terms(site, order.job())), now);
        });
    }

    CommandResult complete(Command command, String workOrderId, WorkOrderCommand.Complete complete) {
        return run(command, workOrderId, (order, now) -> {
            ChargeableLine line = complete.chargeable();
            String currency = organisation.siteCurrency(command.scope().value());
            if (line != null && !line.amount().currency().getCurrencyCode().equals(currency)) {
                return Decision.refuse(Refusal.invalid(
                        "CURRENCY_NOT_OF_SITE",
                        "chargeable.amount.currency",
                        Map.of("value", line.amount().currency(), "expected", currency)));
            }
            return decisions.decide(order, complete, now);
        });
    }

    /** An act that needs no more than the order. */
    CommandResult act(Command command, String workOrderId, WorkOrderCommand act) {
        return run(command, workOrderId, (order, now) -> decisions.decide(order, act, now));
    }

    /** An act that starts or resumes the clocks of the order. */
    CommandResult act(Command command, String workOrderId, Function<ServiceTerms, WorkOrderCommand> act) {
        return run(
                command,
                workOrderId,
                (order, now) -> decisions.decide(order, act.apply(terms(command.scope(), order.job())), now));
    }

    @FunctionalInterface
    private interface OnExisting {
        Decision<WorkOrder> decide(WorkOrder order, Instant now);
    }

    private CommandResult run(Command command, String workOrderId, OnExisting onExisting) {
        return runner.run(
                store.aggregates(),
                workOrderId,
                command,
                (@Nullable WorkOrder order, Instant now) -> order == null
                        ? Decision.refuse(Refusal.notFound(WorkOrder.TYPE.name(), workOrderId))
                        : onExisting.decide(order, now));
    }

    private ServiceTerms terms(Scope site, Job job) {
        ZoneId zone = organisation.siteZone(site.value());
        return levels.terms(job.priority(), zone);
    }
}
