package org.steward.workorder.request;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.steward.platform.access.OrganisationView;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.CommandRunner;
import org.steward.platform.command.Decision;
import org.steward.platform.command.Refusal;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.workorder.servicelevel.ServiceLevels;
import org.steward.workorder.unitdirectory.UnitDirectory;

/** The door to service requests. */
public final class RequestHandler {

    private final RequestStore store;
    private final CommandRunner runner;
    private final UnitDirectory units;
    private final ServiceLevels levels;
    private final OrganisationView organisation;

    RequestHandler(
            RequestStore store,
            CommandRunner runner,
            UnitDirectory units,
            ServiceLevels levels,
            OrganisationView organisation) {
        this.store = store;
        this.runner = runner;
        this.units = units;
        this.levels = levels;
        this.organisation = organisation;
    }

    /** The request as it is now, or null when there is none of that id at the site. */
    public @Nullable ServiceRequest find(Scope site, String requestId) {
        Stored<ServiceRequest> stored = store.load(site, requestId);
        return stored == null ? null : stored.state();
    }

    CommandResult receive(Command command, Intake intake) {
        Scope site = command.scope();
        String id = command.newAggregateId(ServiceRequest.TYPE.name());
        ZoneId zone = organisation.siteZone(site.value());
        RequestCommand receive =
                new RequestCommand.Receive(id, site.value(), intake, levels.terms(intake.severity(), zone));
        return runner.run(store.aggregates(), id, command, (request, now) -> {
            Refusal unknown = unknownUnit(site, intake.unitId());
            return unknown == null ? RequestDecisions.decide(request, receive, now) : Decision.refuse(unknown);
        });
    }

    CommandResult takeOver(Command command, RequestCommand.TakeOver takeOver) {
        return runner.run(
                store.aggregates(),
                takeOver.id(),
                command,
                (request, now) -> RequestDecisions.decide(request, takeOver, now));
    }

    CommandResult release(Command command, String requestId, RequestCommand.Release release) {
        return runner.run(store.aggregates(), requestId, command, (request, now) -> {
            Refusal unknown = unknownUnit(command.scope(), release.unitId());
            return unknown == null ? decide(request, requestId, release, now) : Decision.refuse(unknown);
        });
    }

    CommandResult link(Command command, String requestId, String originalId) {
        return runner.run(store.aggregates(), requestId, command, (request, now) -> {
            ServiceRequest original = find(command.scope(), originalId);
            return decide(request, requestId, new RequestCommand.LinkDuplicate(originalId, original), now);
        });
    }

    CommandResult act(Command command, String requestId, RequestCommand act) {
        return runner.run(
                store.aggregates(), requestId, command, (request, now) -> decide(request, requestId, act, now));
    }

    private static Decision<ServiceRequest> decide(
            @Nullable ServiceRequest request, String requestId, RequestCommand act, java.time.Instant now) {
        return request == null
                ? Decision.refuse(Refusal.notFound(ServiceRequest.TYPE.name(), requestId))
                : RequestDecisions.decide(request, act, now);
    }

    private @Nullable Refusal unknownUnit(Scope site, @Nullable String unitId) {
        return unitId == null || units.unit(site, unitId) != null
                ? null
                : Refusal.invalid("UNIT_UNKNOWN", "unitId", java.util.Map.of("value", unitId));
    }
}
