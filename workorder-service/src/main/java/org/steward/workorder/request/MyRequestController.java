package org.steward.workorder.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import org.steward.platform.document.PageRequest;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;
import org.steward.workorder.unitdirectory.CustomerView;
import org.steward.workorder.unitdirectory.UnitDirectory;
import org.steward.workorder.unitdirectory.UnitView;

/** A resident's own service requests, at the sites where he is a customer. */
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
     * @param siteId needed only by somebody who is a customer of several sites and names no unit
     * @param unitId one of the resident's own units; or {@code place} for the grounds
     * @param urgent whether harm is near: water, fire, people shut in
     */
    record AskBody(
            Kind kind,
            Category category,
            @Nullable @Size(max = 64) String siteId,
            @Nullable @Size(max = 64) String unitId,
            @Nullable @Size(max = 200) String place,
            boolean urgent,
            @NotBlank @Size(max = 2000) String description) {}

    @PostMapping
    @Allowed("workorder.my.request.create")
    @Duties("W1")
    @Returns(status = 201)
    ResponseEntity<Object> ask(Call call, @RequestBody @Valid AskBody body) {
        CustomerView customer = asking(call, body);
        Intake intake = new Intake(
                Channel.APP,
                body.kind(),
                body.category(),
                body.urgent() ? Severity.HIGH : Severity.NORMAL,
                body.unitId(),
                body.place(),
                new Reporter(customer.customerId(), null),
                body.description(),
                null);
        CommandResult result =
                handler.receive(call.in(Scope.site(customer.siteId())).command(body), intake);
        return Answers.created(result, URI.create("/api/workorder/v1/my/requests/" + result.id()));
    }

    /** Site after site for somebody who is a customer of several: a page may be short and still have a next one. */
    @GetMapping
    @Allowed("workorder.my.request.read")
    @Duties("W1")
    ResponseEntity<Page<RequestView>> list(Call call) {
        List<CustomerView> customers = customers(call);
        PageRequest asked = call.page();
        SiteCursor at = SiteCursor.of(asked.cursor(), customers.size());
        CustomerView customer = customers.get(at.site());
        RequestStore.Filter own = new RequestStore.Filter(null, null, null, null, customer.customerId());
        Page<RequestView> page = store.page(
                        Scope.site(customer.siteId()), own, new PageRequest(asked.limit(), at.within()))
                .map(RequestView::of);
        return Answers.page(new Page<>(page.items(), at.next(page.next(), customers.size())));
    }

    @GetMapping("/{requestId}")
    @Allowed("workorder.my.request.read")
    @Duties("W1")
    @Returns(RequestView.class)
    ResponseEntity<Object> get(Call call, @PathVariable String requestId) {
        for (CustomerView customer : customers(call)) {
            Stored<ServiceRequest> stored = store.load(Scope.site(customer.siteId()), requestId);
            if (stored != null
                    && customer.customerId()
                            .equals(stored.state().intake().reporter().customerId())) {
                return Answers.resource(stored, RequestView.of(stored));
            }
        }
        throw new RefusedException(Refusal.notFound(ServiceRequest.TYPE.name(), requestId));
    }

    /** Whom the caller is as a customer, site by site; never empty. */
    private List<CustomerView> customers(Call call) {
        String loginId = call.caller().customerId();
        if (loginId == null) {
            throw new RefusedException(Refusal.forbidden(
                    "NOT_A_CUSTOMER", Map.of("subject", call.caller().subject())));
        }
        List<CustomerView> customers = units.customersOf(loginId);
        if (customers.isEmpty()) {
            throw new RefusedException(Refusal.notFound("customer", loginId));
        }
        return customers;
    }

    /** As which of his customers he asks: the occupant of the unit he names, or the one of the site. */
    private CustomerView asking(Call call, AskBody body) {
        List<CustomerView> customers = customers(call);
        String siteId = body.siteId();
        if (siteId != null) {
            customers = customers.stream()
                    .filter(customer -> customer.siteId().equals(siteId))
                    .toList();
            if (customers.isEmpty()) {
                throw new RefusedException(Refusal.invalid("SITE_NOT_YOURS", "siteId", Map.of("value", siteId)));
            }
        }
        String unitId = body.unitId();
        if (unitId != null) {
            return customers.stream()
                    .filter(customer -> occupies(customer, unitId))
                    .findFirst()
                    .orElseThrow(() ->
                            new RefusedException(Refusal.invalid("UNIT_NOT_YOURS", "unitId", Map.of("value", unitId))));
        }
        if (customers.size() > 1) {
            throw new RefusedException(Refusal.invalid("SITE_NOT_SAID", "siteId", Map.of("sites", customers.size())));
        }
        return customers.getFirst();
    }

    private boolean occupies(CustomerView customer, String unitId) {
        UnitView unit = units.unit(Scope.site(customer.siteId()), unitId);
        LocalDate today = LocalDate.ofInstant(clock.instant(), organisation.siteZone(customer.siteId()));
        return unit != null && unit.isOccupiedBy(customer.customerId(), today);
    }
}
