package org.steward.workorder.order;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.money.Money;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;
import org.steward.workorder.catalogue.Category;
import org.steward.workorder.catalogue.Kind;
import org.steward.workorder.catalogue.Severity;

/** What people do with the work orders of a site. */
@RestController
@RequestMapping("/api/workorder/v1/sites/{siteId}/work-orders")
class WorkOrderActsController {

    private final WorkOrderHandler handler;

    WorkOrderActsController(WorkOrderHandler handler) {
        this.handler = handler;
    }

    /**
     * A new order: of a request, from which it takes what is left out, or of nothing else.
     *
     * @param requestId the request it answers; without it kind, category and description are needed
     */
    record CreateBody(
            @Nullable @Size(max = 64) String requestId,
            @Nullable Kind kind,
            @Nullable Category category,
            @Nullable Severity priority,
            @Nullable @Size(max = 64) String unitId,
            @Nullable @Size(max = 64) String customerId,
            @Nullable @Size(max = 200) String place,
            @Nullable @Size(min = 1, max = 2000) String description) {}

    record AssignBody(@NotBlank @Size(max = 64) String assigneeId) {}

    record DeclineBody(DeclineReason reason) {}

    record PauseBody(PauseReason reason) {}

    record CancelBody(CancelReason reason) {}

    /** Material by its code on the shelf. */
    record MaterialBody(
            @Pattern(regexp = "[A-Za-z0-9._-]{1,40}") String code,
            @Nullable @Size(max = 200) String name,

            @DecimalMin("0.001") @Digits(integer = 9, fraction = 3) BigDecimal quantity,

            @Pattern(regexp = "[a-z0-9]{1,16}") String unitOfMeasure) {

        Material material() {
            return new Material(code, name, quantity, unitOfMeasure);
        }
    }

    /** The line the customer pays: a fee item of billing and the amount in the site's currency. */
    record ChargeableBody(
            @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String item, Money amount) {}

    record CompleteBody(
            @Nullable @Size(max = 100) List<@Valid MaterialBody> materials,
            @Nullable @Valid ChargeableBody chargeable,
            @Nullable @Size(max = 2000) String note) {

        WorkOrderCommand.Complete command(Call call) {
            return new WorkOrderCommand.Complete(
                    call.caller().authority(),
                    materials == null
                            ? List.of()
                            : materials.stream().map(MaterialBody::material).toList(),
                    chargeable == null ? null : new ChargeableLine(chargeable.item(), chargeable.amount()),
                    note);
        }
    }

    /** What the customer said; the score is from 1 to 5. */
    record CallBackBody(
            boolean satisfied,
            int score,
            @Nullable @Size(max = 2000) String comment) {}

    /** {@code withoutCharge} closes an order whose charge billing refused. */
    record CloseBody(@Nullable Boolean withoutCharge) {}

    @PostMapping
    @Allowed("workorder.work-order.create")
    @Duties("W2")
    @Returns(status = 201)
    ResponseEntity<Object> create(Call call, @RequestBody @Valid CreateBody body) {
        Command command = call.command(body);
        CommandResult result = body.requestId() == null
                ? handler.create(command, NewJob.of(body))
                : handler.createForRequest(
                        command,
                        body.requestId(),
                        new OrderOfRequest(body.category(), body.priority(), body.description()));
        return Answers.created(
                result, URI.create("/api/workorder/v1/sites/" + call.scope() + "/work-orders/" + result.id()));
    }

    @PostMapping("/{workOrderId}/assign")
    @Allowed("workorder.work-order.assign")
    @Duties("W2")
    @Returns
    ResponseEntity<Object> assign(Call call, @PathVariable String workOrderId, @RequestBody @Valid AssignBody body) {
        return Answers.ok(handler.assign(command(call, workOrderId, body), workOrderId, body.assigneeId()));
    }

    @PostMapping("/{workOrderId}/accept")
    @Allowed("workorder.work-order.accept")
    @Duties({"W2", "W3"})
    @Returns
    ResponseEntity<Object> accept(Call call, @PathVariable String workOrderId) {
        return act(
                call,
                workOrderId,
                Map.of(),
                new WorkOrderCommand.Accept(call.caller().authority()));
    }

    @PostMapping("/{workOrderId}/decline")
    @Allowed("workorder.work-order.decline")
    @Duties("W2")
    @Returns
    ResponseEntity<Object> decline(Call call, @PathVariable String workOrderId, @RequestBody @Valid DeclineBody body) {
        return act(
                call,
                workOrderId,
                body,
                new WorkOrderCommand.Decline(call.caller().authority(), body.reason()));
    }

    @PostMapping("/{workOrderId}/start")
    @Allowed("workorder.work-order.start")
    @Duties({"W2", "W3"})
    @Returns
    ResponseEntity<Object> start(Call call, @PathVariable String workOrderId) {
        return act(
                call,
                workOrderId,
                Map.of(),
                new WorkOrderCommand.Start(call.caller().authority()));
    }

    @PostMapping("/{workOrderId}/pause")
    @Allowed("workorder.work-order.pause")
    @Duties({"W2", "W3"})
    @Returns
    ResponseEntity<Object> pause(Call call, @PathVariable String workOrderId, @RequestBody @Valid PauseBody body) {
        return act(
                call,
                workOrderId,
                body,
                new WorkOrderCommand.Pause(call.caller().authority(), body.reason()));
    }

    @PostMapping("/{workOrderId}/resume")
    @Allowed("workorder.work-order.resume")
    @Duties({"W2", "W3"})
    @Returns
    ResponseEntity<Object> resume(Call call, @PathVariable String workOrderId) {
        return Answers.ok(handler.act(
                command(call, workOrderId, Map.of()),
                workOrderId,
                terms -> new WorkOrderCommand.Resume(call.caller().authority(), terms)));
    }

    @PostMapping("/{workOrderId}/complete")
    @Allowed("workorder.work-order.complete")
    @Duties({"W2", "W3"})
    @Returns
    ResponseEntity<Object> complete(
            Call call, @PathVariable String workOrderId, @RequestBody @Valid CompleteBody body) {
        return Answers.ok(handler.complete(command(call, workOrderId, body), workOrderId, body.command(call)));
    }

    @PostMapping("/{workOrderId}/call-back")
    @Allowed("workorder.work-order.call-back")
    @Duties("W4")
    @Returns
    ResponseEntity<Object> callBack(
            Call call, @PathVariable String workOrderId, @RequestBody @Valid CallBackBody body) {
        return Answers.ok(handler.act(
                command(call, workOrderId, body),
                workOrderId,
                terms -> new WorkOrderCommand.RecordCallBack(
                        call.caller().authority(), body.satisfied(), body.score(), body.comment(), terms)));
    }

    @PostMapping("/{workOrderId}/call-unanswered")
    @Allowed("workorder.work-order.call-unanswered")
    @Duties("W4")
    @Returns
    ResponseEntity<Object> callUnanswered(Call call, @PathVariable String workOrderId) {
        return act(call, workOrderId, Map.of(), new WorkOrderCommand.RecordUnansweredCall());
    }

    @PostMapping("/{workOrderId}/charge-again")
    @Allowed("workorder.work-order.charge-again")
    @Duties("W2")
    @Returns
    ResponseEntity<Object> chargeAgain(Call call, @PathVariable String workOrderId) {
        return act(call, workOrderId, Map.of(), new WorkOrderCommand.ChargeAgain());
    }

    @PostMapping("/{workOrderId}/close")
    @Allowed("workorder.work-order.close")
    @Duties("W2")
    @Returns
    ResponseEntity<Object> close(Call call, @PathVariable String workOrderId, @RequestBody @Valid CloseBody body) {
        boolean withoutCharge = Boolean.TRUE.equals(body.withoutCharge());
        return act(call, workOrderId, body, new WorkOrderCommand.Close(withoutCharge));
    }

    @PostMapping("/{workOrderId}/cancel")
    @Allowed("workorder.work-order.cancel")
    @Duties("W2")
    @Returns
    ResponseEntity<Object> cancel(Call call, @PathVariable String workOrderId, @RequestBody @Valid CancelBody body) {
        return act(call, workOrderId, body, new WorkOrderCommand.Cancel(body.reason()));
    }

    private ResponseEntity<Object> act(Call call, String workOrderId, Object body, WorkOrderCommand act) {
        return Answers.ok(handler.act(command(call, workOrderId, body), workOrderId, act));
    }

    private static Command command(Call call, String workOrderId, Object body) {
        return call.command(Map.of("workOrderId", workOrderId, "body", body));
    }
}
