package org.steward.staff.delegation;

import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
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
import org.steward.platform.command.CommandResult;
import org.steward.platform.document.Page;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** Delegations over HTTP. */
@RestController
@RequestMapping("/api/staff/v1/company/delegations")
class DelegationController {

    private final DelegationHandler handler;
    private final Clock clock;

    DelegationController(DelegationHandler handler, Clock clock) {
        this.handler = handler;
        this.clock = clock;
    }

    /** A delegation and whether it can be used now. */
    record View(
            String delegationId,
            String delegatorId,
            String delegateId,
            List<String> siteIds,
            Instant validFrom,
            Instant validUntil,
            @Nullable Instant revokedAt,
            Delegation.Status status) {

        static View of(Delegation delegation, Instant now) {
            return new View(
                    delegation.delegationId(),
                    delegation.delegatorId(),
                    delegation.delegateId(),
                    delegation.siteIds(),
                    delegation.validFrom(),
                    delegation.validUntil(),
                    delegation.revokedAt(),
                    delegation.status(now));
        }
    }

    @Allowed(value = "staff.delegation.grant", privileged = true)
    @Duties({"T13"})
    @PostMapping
    @Returns(status = 201)
    ResponseEntity<Object> grant(@Valid @RequestBody GrantRequest request, Call call) {
        CommandResult result = handler.grant(call.command(request), request);
        return Answers.created(result, URI.create("/api/staff/v1/company/delegations/" + result.id()));
    }

    @Allowed("staff.delegation.revoke")
    @Duties({"T13"})
    @PostMapping("/{delegationId}/revoke")
    @Returns
    ResponseEntity<Object> revoke(@PathVariable String delegationId, Call call) {
        return Answers.ok(handler.revoke(call.command(Map.of("delegationId", delegationId)), delegationId));
    }

    @Allowed("staff.delegation.read")
    @Duties({"T13"})
    @GetMapping("/{delegationId}")
    @Returns(View.class)
    ResponseEntity<Object> read(@PathVariable String delegationId, Call call) {
        Stored<Delegation> found = handler.visible(delegationId, call.caller().authority());
        return Answers.resource(found, View.of(found.state(), clock.instant()));
    }

    @Allowed("staff.delegation.read")
    @Duties({"T13"})
    @GetMapping
    ResponseEntity<Page<View>> list(Call call) {
        return Answers.page(handler.page(call.caller().authority(), call.page())
                .map(stored -> View.of(stored.state(), clock.instant())));
    }
}
