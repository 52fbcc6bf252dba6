package org.steward.billing.contractterm;

import jakarta.validation.Valid;
import java.net.URI;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
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

/** The terms of a site's contract: drafted, changed, published. */
@RestController
@RequestMapping("/api/billing/v1/sites/{siteId}/contract-terms")
class ContractTermController {

    private final ContractTermHandler handler;
    private final ContractTermStore store;

    ContractTermController(ContractTermHandler handler, ContractTermStore store) {
        this.handler = handler;
        this.store = store;
    }

    @GetMapping
    @Allowed("billing.contract-term.read")
    @Duties({"B1", "B12"})
    ResponseEntity<Page<ContractTermView>> list(Call call) {
        return Answers.page(store.page(call.scope(), call.page()).map(stored -> ContractTermView.of(stored.state())));
    }

    @GetMapping("/{termId}")
    @Allowed("billing.contract-term.read")
    @Duties({"B1", "B12"})
    @Returns(ContractTermView.class)
    ResponseEntity<Object> get(Call call, @PathVariable String termId) {
        Stored<ContractTerm> stored = store.aggregates().load(call.scope(), termId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound(ContractTerm.TYPE.name(), termId));
        }
        return Answers.resource(stored, ContractTermView.of(stored.state()));
    }

    @PostMapping
    @Allowed("billing.contract-term.draft")
    @Duties({"B1", "B12"})
    @Returns(status = 201)
    ResponseEntity<Object> draft(Call call, @RequestBody @Valid ContractTermBody body) {
        CommandResult result = handler.draft(call.command(body), body);
        return Answers.created(
                result, URI.create("/api/billing/v1/sites/" + call.scope() + "/contract-terms/" + result.id()));
    }

    @PutMapping("/{termId}")
    @Allowed("billing.contract-term.draft")
    @Duties({"B1", "B12"})
    @Returns
    ResponseEntity<Object> change(Call call, @PathVariable String termId, @RequestBody @Valid ContractTermBody body) {
        return Answers.ok(handler.change(call.command(Map.of("id", termId, "body", body)), termId, body));
    }

    @PostMapping("/{termId}/publish")
    @Allowed(value = "billing.contract-term.publish", privileged = true)
    @Duties({"B1", "B12"})
    @Returns(ContractTermView.class)
    ResponseEntity<Object> publish(Call call, @PathVariable String termId) {
        return Answers.ok(handler.publish(call.command(Map.of("id", termId)), termId));
    }
}
