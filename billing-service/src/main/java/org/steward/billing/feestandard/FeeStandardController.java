package org.steward.billing.feestandard;

import jakarta.validation.Valid;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Page;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** Fee standards: drafted, changed, published. */
@RestController
@RequestMapping("/api/billing/v1/sites/{siteId}/fee-standards")
class FeeStandardController {

    private final FeeStandardHandler handler;
    private final FeeStandardStore store;

    FeeStandardController(FeeStandardHandler handler, FeeStandardStore store) {
        this.handler = handler;
        this.store = store;
    }

    @GetMapping
    @Allowed("billing.fee-standard.read")
    @Duties("B7")
    ResponseEntity<Page<FeeStandard>> list(Call call, @RequestParam @Nullable String code) {
        return Answers.page(store.page(call.scope(), code, call.page()).map(Stored::state));
    }

    @GetMapping("/{standardId}")
    @Allowed("billing.fee-standard.read")
    @Duties("B7")
    @Returns(FeeStandard.class)
    ResponseEntity<Object> get(Call call, @PathVariable String standardId) {
        Stored<FeeStandard> stored = store.aggregates().load(call.scope(), standardId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound("feeStandard", standardId));
        }
        return Answers.resource(stored, stored.state());
    }

    @PostMapping
    @Allowed("billing.fee-standard.draft")
    @Duties("B7")
    @Returns(status = 201)
    ResponseEntity<Object> draft(Call call, @RequestBody @Valid FeeStandardBody body) {
        CommandResult result = handler.draft(call.command(body), body);
        return Answers.created(
                result, URI.create("/api/billing/v1/sites/" + call.scope() + "/fee-standards/" + result.id()));
    }

    @PutMapping("/{standardId}")
    @Allowed("billing.fee-standard.draft")
    @Duties("B7")
    @Returns
    ResponseEntity<Object> change(
            Call call, @PathVariable String standardId, @RequestBody @Valid FeeStandardBody body) {
        return Answers.ok(handler.change(call.command(Map.of("id", standardId, "body", body)), standardId, body));
    }

    @PostMapping("/{standardId}/publish")
    @Allowed(value = "billing.fee-standard.publish", privileged = true)
    @Duties("B7")
    @Returns
    ResponseEntity<Object> publish(Call call, @PathVariable String standardId) {
        return Answers.ok(handler.publish(call.command(Map.of("id", standardId)), standardId));
    }
}
