package org.steward.security.patrol;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
import org.steward.platform.command.Refusal;
import org.steward.platform.command.RefusedException;
import org.steward.platform.document.Page;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** Patrols of a site and their scans. */
@RestController
@RequestMapping("/api/security/v1/sites/{siteId}/patrols")
class PatrolController {

    private final PatrolHandler handler;
    private final PatrolStore store;
    private final Clock clock;

    PatrolController(PatrolHandler handler, PatrolStore store, Clock clock) {
        this.handler = handler;
        this.store = store;
        this.clock = clock;
    }

    /**
     * A scan as the phone made it.
     *
     * @param scanId made by the phone, once for ever
     * @param code what it read at the checkpoint
     * @param at by the phone's clock
     * @param offline whether it had no connection at the time
     */
    record ScanBody(
            @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String scanId,
            @Pattern(regexp = "[\\x21-\\x7e]{1,120}") String code,
            Instant at,
            boolean offline) {}

    record ScansBody(@NotEmpty @Size(max = 200) List<@Valid ScanBody> scans) {}

    @GetMapping
    @Allowed("security.patrol.read")
    @Duties({"S2", "S3"})
    ResponseEntity<Page<PatrolView>> list(
            Call call,
            @RequestParam Patrol.@Nullable Status status,
            @RequestParam @Nullable String planId,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to) {
        PatrolStore.Filter filter = new PatrolStore.Filter(status, planId, from, to);
        Instant now = clock.instant();
        return Answers.page(
                store.page(call.scope(), filter, call.page()).map(stored -> PatrolView.of(stored.state(), now)));
    }

    @GetMapping("/{patrolId}")
    @Allowed("security.patrol.read")
    @Duties({"S2", "S3"})
    @Returns(PatrolView.class)
    ResponseEntity<Object> get(Call call, @PathVariable String patrolId) {
        Stored<Patrol> stored = store.load(call.scope(), patrolId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound(Patrol.TYPE.name(), patrolId));
        }
        return Answers.resource(stored, PatrolView.of(stored.state(), clock.instant()));
    }

    @PostMapping("/{patrolId}/scans")
    @Allowed("security.patrol.scan")
    @Duties({"S2", "S3"})
    @Returns
    ResponseEntity<Object> scan(Call call, @PathVariable String patrolId, @RequestBody @Valid ScansBody body) {
        Command command = call.command(body);
        List<PatrolCommand.Sent> sent = body.scans().stream()
                .map(scan -> new PatrolCommand.Sent(scan.scanId(), scan.code(), scan.at(), scan.offline()))
                .toList();
        String by = call.caller().authority().actor();
        return Answers.ok(handler.act(command, patrolId, new PatrolCommand.RecordScans(by, sent)));
    }
}
