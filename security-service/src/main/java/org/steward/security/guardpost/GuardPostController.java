package org.steward.security.guardpost;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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

/** Guard posts of a site. */
@RestController
@RequestMapping("/api/security/v1/sites/{siteId}/guard-posts")
class GuardPostController {

    private final GuardPostHandler handler;
    private final GuardPostStore store;

    GuardPostController(GuardPostHandler handler, GuardPostStore store) {
        this.handler = handler;
        this.store = store;
    }

    /** A new post under the site's own code. */
    record DefineBody(
            @Pattern(regexp = "[A-Za-z0-9._-]{1,40}") String code,
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 200) String place,
            int requiredGuards) {}

    record ChangeBody(
            @NotBlank @Size(max = 200) String name,
            @NotBlank @Size(max = 200) String place,
            int requiredGuards) {}

    @PostMapping
    @Allowed("security.guard-post.define")
    @Duties("S1")
    @Returns(status = 201)
    ResponseEntity<Object> define(Call call, @RequestBody @Valid DefineBody body) {
        CommandResult result = handler.define(
                call.command(body),
                body.code(),
                new GuardPost.Details(body.name(), body.place(), body.requiredGuards()));
        return Answers.created(
                result, URI.create("/api/security/v1/sites/" + call.scope() + "/guard-posts/" + result.id()));
    }

    @GetMapping
    @Allowed("security.guard-post.read")
    @Duties("S1")
    ResponseEntity<Page<GuardPost>> list(Call call, @RequestParam GuardPost.@Nullable Status status) {
        return Answers.page(store.page(call.scope(), status, call.page()).map(Stored::state));
    }

    @GetMapping("/{guardPostId}")
    @Allowed("security.guard-post.read")
    @Duties("S1")
    @Returns(GuardPost.class)
    ResponseEntity<Object> get(Call call, @PathVariable String guardPostId) {
        Stored<GuardPost> stored = store.load(call.scope(), guardPostId);
        if (stored == null) {
            throw new RefusedException(Refusal.notFound(GuardPost.TYPE.name(), guardPostId));
        }
        return Answers.resource(stored, stored.state());
    }

    @PutMapping("/{guardPostId}")
    @Allowed("security.guard-post.change")
    @Duties("S1")
    @Returns
    ResponseEntity<Object> change(Call call, @PathVariable String guardPostId, @RequestBody @Valid ChangeBody body) {
        GuardPost.Details details = new GuardPost.Details(body.name(), body.place(), body.requiredGuards());
        return Answers.ok(handler.act(call.command(body), guardPostId, new GuardPostCommand.Change(details)));
    }

    @PostMapping("/{guardPostId}/retire")
    @Allowed("security.guard-post.retire")
    @Duties("S1")
    @Returns
    ResponseEntity<Object> retire(Call call, @PathVariable String guardPostId) {
        return Answers.ok(handler.act(call.command(Map.of()), guardPostId, new GuardPostCommand.Retire()));
    }

    @PostMapping("/{guardPostId}/reinstate")
    @Allowed("security.guard-post.reinstate")
    @Duties("S1")
    @Returns
    ResponseEntity<Object> reinstate(Call call, @PathVariable String guardPostId) {
        return Answers.ok(handler.act(call.command(Map.of()), guardPostId, new GuardPostCommand.Reinstate()));
    }
}
