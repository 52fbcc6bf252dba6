package org.steward.security.patrolroute;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
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
import org.steward.platform.document.Ids;
import org.steward.platform.document.Page;
import org.steward.platform.document.Scope;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** Patrol routes of a site. */
@RestController
@RequestMapping("/api/security/v1/sites/{siteId}/patrol-routes")
class PatrolRouteController {

    private final PatrolRouteHandler handler;
    private final PatrolRouteStore store;

    PatrolRouteController(PatrolRouteHandler handler, PatrolRouteStore store) {
        this.handler = handler;
        this.store = store;
    }

    /** A checkpoint: what the phone reads there, and its place in words. */
    record CheckpointBody(
            @Pattern(regexp = "[\\x21-\\x7e]{1,120}") String code,
            Checkpoint.Tag tag,
            @NotBlank @Size(max = 200) String name) {

        Checkpoint checkpoint(Scope site) {
            return new Checkpoint(Ids.derive("checkpoint", site, code), code, tag, name);
        }
    }

    /** A new route under the site's own code, with its checkpoints in the order of the walk. */
    record DefineBody(
            @Pattern(regexp = "[A-Za-z0-9._-]{1,40}") String code,
            @NotBlank @Size(max = 200) String name,
            @Size(max = 1000) List<@Valid CheckpointBody> checkpoints) {}

    record ChangeBody(
            @NotBlank @Size(max = 200) String name,
            @Size(max = 1000) List<@Valid CheckpointBody> checkpoints) {}

    @PostMapping
    @Allowed("security.patrol-route.define")
    @Duties("S2")
    @Returns(status = 201)
    ResponseEntity<Object> define(Call call, @RequestBody @Valid DefineBody body) {
        CommandResult result = handler.define(
                call.command(body), body.code(), body.name(), checkpoints(call.scope(), body.checkpoints()));
        return Answers.created(
                result, URI.create("/api/security/v1/sites/" + call.scope() + "/patrol-routes/" + result.id()));
    }

    @GetMapping
    @Allowed("security.patrol-route.read")
    @Duties("S2")
    ResponseEntity<Page<PatrolRoute>> list(Call call, @RequestParam PatrolRoute.@Nullable Status status) {
        return Answers.page(store.page(call.scope(), status, call.page()).map(Stored::state));
    }

    @GetMapping("/{routeId}")
    @Allowed("security.patrol-route.read")
    @Duties("S2")
    @Returns(PatrolRoute.class)
    ResponseEntity<Object> get(Call call, @PathVariable String routeId) {
        Stored<PatrolRoute> stored = store.load(call.scope(), routeId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound(PatrolRoute.TYPE.name(), routeId));
        }
        return Answers.resource(stored, stored.state());
    }

    @PutMapping("/{routeId}")
    @Allowed("security.patrol-route.change")
    @Duties("S2")
    @Returns
    ResponseEntity<Object> change(Call call, @PathVariable String routeId, @RequestBody @Valid ChangeBody body) {
        PatrolRouteCommand change =
                new PatrolRouteCommand.Change(body.name(), checkpoints(call.scope(), body.checkpoints()));
        return Answers.ok(handler.act(call.command(body), routeId, change));
    }

    @PostMapping("/{routeId}/retire")
    @Allowed("security.patrol-route.retire")
    @Duties("S2")
    @Returns
    ResponseEntity<Object> retire(Call call, @PathVariable String routeId) {
        return Answers.ok(handler.act(call.command(Map.of()), routeId, new PatrolRouteCommand.Retire()));
    }

    private static List<Checkpoint> checkpoints(Scope site, List<CheckpointBody> bodies) {
        return bodies.stream().map(body -> body.checkpoint(site)).toList();
    }
}
