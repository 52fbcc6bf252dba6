package org.steward.security.finding;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
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
import org.steward.platform.command.CommandResult;
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Page;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** Findings of a site. */
@RestController
@RequestMapping("/api/security/v1/sites/{siteId}/findings")
class FindingController {

    private final FindingHandler handler;
    private final FindingStore store;

    FindingController(FindingHandler handler, FindingStore store) {
        this.handler = handler;
        this.store = store;
    }

    /**
     * What was found.
     *
     * @param patrolId the patrol it was found on, if any
     * @param checkpointId the checkpoint of that patrol, if any
     */
    record ReportBody(
            @Nullable @Size(max = 64) String patrolId,
            @Nullable @Size(max = 64) String checkpointId,
            Category category,
            Severity severity,
            @Nullable @Size(max = 64) String unitId,
            @Nullable @Size(max = 200) String place,
            @NotBlank @Size(max = 2000) String description) {

        FindingHandler.Report report() {
            return new FindingHandler.Report(patrolId, checkpointId, category, severity, unitId, place, description);
        }
    }

    @PostMapping
    @Allowed("security.finding.report")
    @Duties("S2")
    @Returns(status = 201)
    ResponseEntity<Object> report(Call call, @RequestBody @Valid ReportBody body) {
        CommandResult result = handler.report(call.command(body), body.report());
        return Answers.created(
                result, URI.create("/api/security/v1/sites/" + call.scope() + "/findings/" + result.id()));
    }

    @GetMapping
    @Allowed("security.finding.read")
    @Duties("S2")
    ResponseEntity<Page<Finding>> list(
            Call call, @RequestParam Finding.@Nullable Status status, @RequestParam @Nullable String patrolId) {
        return Answers.page(
                store.page(call.scope(), status, patrolId, call.page()).map(Stored::state));
    }

    @GetMapping("/{findingId}")
    @Allowed("security.finding.read")
    @Duties("S2")
    @Returns(Finding.class)
    ResponseEntity<Object> get(Call call, @PathVariable String findingId) {
        Stored<Finding> stored = store.load(call.scope(), findingId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound(Finding.TYPE.name(), findingId));
        }
        return Answers.resource(stored, stored.state());
    }
}
