package org.steward.workorder.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.access.OrganisationView;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Page;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;
import org.steward.workorder.unitdirectory.UnitDirectory;
import org.steward.workorder.unitdirectory.UnitView;

/** A resident's own service requests, at the site where he is registered. */
@RestController
@RequestMapping("/api/workorder/v1/my/requests")
class MyRequestController {

    private final RequestHandler handler;
    private final RequestStore store;
    private final UnitDirectory units;
    private final OrganisationView organisation;
    private final Clock clock;

    MyRequestController(
            RequestHandler handler,
            RequestStore store,
            UnitDirectory units,
            OrganisationView organisation,
            Clock clock) {
        this.handler = handler;
        this.store = store;
        this.units = units;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * A request from the app.
     *
     * @param unitId one of the resident's own units; or {@code place} for the grounds
     * @param urgent whether harm is near: water, fire, people shut in
     */
    record AskBody(
            Kind kind,
            Category category,
            @Nullable @Size(max = 64) String unitId,
            @Nullable @Size(max = 200) String place,
            boolean urgent,
            @NotBlank @Size(max = 2000) String description) {}

    @PostMapping
    @Allowed("workorder.my.request.create")
    @Duties("W1")
    ResponseEntity<Object> ask(Call call, @RequestBody @Valid AskBody body) {
        String customerId = customerId(call);
        Scope site = site(customerId);
        checkOwnUnit(site, customerId, body.unitId());
        Intake intake = new Intake(
                Channel.APP,
                body.kind(),
                body.category(),
                body.urgent() ? Severity.HIGH : Severity.NORMAL,
                body.unitId(),
                body.place(),
                new Reporter(customerId, null),
                body.description(),
                null);
        CommandResult result = handler.receive(call.in(site).command(body), intake);
        return Answers.created(result, URI.create("/api/workorder/v1/my/requests/" + result.id()));
    }

    @GetMapping
    @Allowed("workorder.my.request.read")
    @Duties("W1")
    ResponseEntity<Page<RequestView>> list(Call call) {
        String customerId = customerId(call);
        RequestStore.Filter own = new RequestStore.Filter(null, null, null, null, customerId);
        return Answers.page(store.page(site(customerId), own, call.page()).map(RequestView::of));
    }

    @GetMapping("/{requestId}")
    @Allowed("workorder.my.request.read")
    @Duties("W1")
    ResponseEntity<Object> get(Call call, @PathVariable String requestId) {
        String customerId = customerId(call);
        Stored<ServiceRequest> stored = store.load(site(customerId), requestId);
        if (stored == null
                || !customerId.equals(stored.state().intake().reporter().customerId())) {
            throw new RefusedException(Refusal.notFound(ServiceRequest.TYPE.name(), requestId));
        }
        return Answers.resource(stored, RequestView.of(stored));
    }

    private static String customerId(Call call) {
        String customerId = call.caller().customerId();
        if (customerId == null) {
            throw new RefusedException(Refusal.forbidden(
                    "NOT_A_CUSTOMER", Map.of("subject", call.caller().subject())));
        }
        return customerId;
    }

    private Scope site(String customerId) {
        Scope site = units.siteOf(customerId);
        if (site == null) {
            throw new RefusedException(Refusal.notFound("customer", customerId));
        }
        return site;
    }

    private void checkOwnUnit(Scope site, String customerId, @Nullable String unitId) {
        if (unitId == null) {
            return;
        }
        UnitView unit = units.unit(site, unitId);
        LocalDate today = LocalDate.ofInstant(clock.instant(), organisation.siteZone(site.value()));
        if (unit == null || !unit.isOccupiedBy(customerId, today)) {
            throw new RefusedException(Refusal.invalid("UNIT_NOT_YOURS", "unitId", Map.of("value", unitId)));
        }
    }
}
