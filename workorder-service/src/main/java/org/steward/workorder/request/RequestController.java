package org.steward.workorder.request;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Exports;
import org.steward.platform.web.Paged;
import org.steward.platform.web.Returns;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;

/** Service requests of a site. */
@RestController
@RequestMapping("/api/workorder/v1/sites/{siteId}/requests")
class RequestController {

    private static final Exports<RequestView> EXPORT = Exports.<RequestView>of("service-requests")
            .with("requestId", RequestView::requestId)
            .with("status", RequestView::status)
            .with("channel", RequestView::channel)
            .with("kind", RequestView::kind)
            .with("category", RequestView::category)
            .with("severity", RequestView::severity)
            .with("unitId", RequestView::unitId)
            .with("place", RequestView::place)
            .with("reportedAt", RequestView::reportedAt)
            .with("respondBy", RequestView::respondBy)
            .with("dueAt", RequestView::dueAt)
            .with("outcome", RequestView::outcome)
            .with("closedAt", RequestView::closedAt);

    private final RequestHandler handler;
    private final RequestStore store;

    RequestController(RequestHandler handler, RequestStore store) {
        this.handler = handler;
        this.store = store;
    }

    /**
     * A request at the desk or on the phone.
     *
     * @param severity NORMAL when left out
     * @param customerId the customer who asks; {@code contact} is for others
     * @param contact name and telephone as told
     */
    record ReceiveBody(
            DeskChannel channel,
            Kind kind,
            Category category,
            @Nullable Severity severity,
            @Nullable @Size(max = 64) String unitId,
            @Nullable @Size(max = 200) String place,
            @Nullable @Size(max = 64) String customerId,
            @Nullable @Size(max = 200) String contact,
            @NotBlank @Size(max = 2000) String description) {

        Intake intake() {
            return new Intake(
                    channel == DeskChannel.DESK ? Channel.DESK : Channel.PHONE,
                    kind,
                    category,
                    severity == null ? Severity.NORMAL : severity,
                    unitId,
                    place,
                    new Reporter(customerId, contact),
                    description,
                    null);
        }
    }

    /** The channels a colleague takes requests on. */
    enum DeskChannel {
        DESK,
        PHONE
    }

    record LinkBody(@NotBlank @Size(max = 64) String duplicateOf) {}

    record CloseBody(
            Outcome outcome, @Nullable @Size(max = 2000) String note) {}

    /** What was missing; what is left out stays as it is. */
    record ReleaseBody(
            @Nullable @Size(max = 64) String unitId,
            @Nullable @Size(max = 200) String place,
            @Nullable Category category) {}

    /** The contact as told. */
    record Contact(@Nullable String contact) {}

    @PostMapping
    @Allowed("workorder.request.create")
    @Duties("W1")
    @Returns(status = 201)
    ResponseEntity<Object> receive(Call call, @RequestBody @Valid ReceiveBody body) {
        CommandResult result = handler.receive(call.command(body), body.intake());
        return Answers.created(result, path(call, result.id()));
    }

    @GetMapping
    @Allowed("workorder.request.read")
    @Duties("W1")
    @Paged(of = RequestView.class, exportable = true)
    ResponseEntity<?> list(
            Call call,
            @RequestParam ServiceRequest.@Nullable Status status,
            @RequestParam @Nullable Kind kind,
            @RequestParam @Nullable Category category,
            @RequestParam @Nullable String unitId,
            @RequestParam @Nullable String customerId) {
        RequestStore.Filter filter = new RequestStore.Filter(status, kind, category, unitId, customerId);
        if (call.format().isExport()) {
            return EXPORT.answer(call, views(store.all(call.scope(), filter)));
        }
        return Answers.page(store.page(call.scope(), filter, call.page()).map(RequestView::of));
    }

    @GetMapping("/{requestId}")
    @Allowed("workorder.request.read")
    @Duties("W1")
    @Returns(RequestView.class)
    ResponseEntity<Object> get(Call call, @PathVariable String requestId) {
        Stored<ServiceRequest> stored = load(call, requestId);
        return Answers.resource(stored, RequestView.of(stored));
    }

    @PostMapping("/{requestId}/acknowledge")
    @Allowed("workorder.request.acknowledge")
    @Duties({"W1", "W3"})
    @Returns
    ResponseEntity<Object> acknowledge(Call call, @PathVariable String requestId) {
        return act(call, requestId, Map.of(), new RequestCommand.Acknowledge());
    }

    @PostMapping("/{requestId}/link-duplicate")
    @Allowed("workorder.request.link-duplicate")
    @Duties("W1")
    @Returns
    ResponseEntity<Object> link(Call call, @PathVariable String requestId, @RequestBody @Valid LinkBody body) {
        return Answers.ok(handler.link(command(call, requestId, body), requestId, body.duplicateOf()));
    }

    @PostMapping("/{requestId}/close")
    @Allowed("workorder.request.close")
    @Duties("W1")
    @Returns
    ResponseEntity<Object> close(Call call, @PathVariable String requestId, @RequestBody @Valid CloseBody body) {
        return act(call, requestId, body, new RequestCommand.Close(body.outcome(), body.note()));
    }

    @PostMapping("/{requestId}/release")
    @Allowed("workorder.request.release")
    @Duties("W1")
    @Returns
    ResponseEntity<Object> release(Call call, @PathVariable String requestId, @RequestBody @Valid ReleaseBody body) {
        return Answers.ok(handler.release(
                command(call, requestId, body),
                requestId,
                new RequestCommand.Release(body.unitId(), body.place(), body.category())));
    }

    @PostMapping("/{requestId}/dismiss")
    @Allowed("workorder.request.dismiss")
    @Duties("W1")
    @Returns
    ResponseEntity<Object> dismiss(Call call, @PathVariable String requestId) {
        return act(call, requestId, Map.of(), new RequestCommand.Dismiss());
    }

    @PostMapping("/{requestId}/read-contact")
    @Allowed("workorder.request.read-contact")
    @Duties({"W1", "W4"})
    ResponseEntity<Contact> readContact(Call call, @PathVariable String requestId) {
        handler.act(command(call, requestId, Map.of()), requestId, new RequestCommand.ReadContact());
        // Not the command's own answer: that is kept in the journal, which carries no contacts.
        return ResponseEntity.ok(
                new Contact(load(call, requestId).state().intake().reporter().contact()));
    }

    private ResponseEntity<Object> act(Call call, String requestId, Object body, RequestCommand act) {
        return Answers.ok(handler.act(command(call, requestId, body), requestId, act));
    }

    private static Command command(Call call, String requestId, Object body) {
        return call.command(Map.of("requestId", requestId, "body", body));
    }

    private Stored<ServiceRequest> load(Call call, String requestId) {
        Stored<ServiceRequest> stored = store.load(call.scope(), requestId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound(ServiceRequest.TYPE.name(), requestId));
        }
        return stored;
    }

    private static Iterable<RequestView> views(Iterable<Stored<ServiceRequest>> requests) {
        return () -> StreamSupport.stream(requests.spliterator(), false)
                .map(RequestView::of)
                .iterator();
    }

    private static URI path(Call call, String requestId) {
        return URI.create("/api/workorder/v1/sites/" + call.scope() + "/requests/" + requestId);
    }
}
