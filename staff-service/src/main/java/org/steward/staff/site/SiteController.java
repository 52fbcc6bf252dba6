package org.steward.staff.site;

import jakarta.validation.Valid;
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
import org.steward.platform.document.Page;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/**
 * Sites as matters of the company.
 *
 * <p>The path variable is {@code site}, not {@code siteId}: access answers for open sites only, and a planned one is
 * worked on here before any service knows it. {@link SiteHandler} asks for the place itself.
 */
@RestController
@RequestMapping("/api/staff/v1/company/sites")
class SiteController {

    private final SiteHandler handler;

    SiteController(SiteHandler handler) {
        this.handler = handler;
    }

    @Allowed(SiteHandler.PLAN)
    @Duties({"T14"})
    @PostMapping
    @Returns(status = 201)
    ResponseEntity<Object> plan(@Valid @RequestBody PlanSiteRequest request, Call call) {
        CommandResult result = handler.plan(call.command(request), request);
        return Answers.created(result, URI.create("/api/staff/v1/company/sites/" + result.id()));
    }

    @Allowed("staff.site.complete-item")
    @Duties({"T14"})
    @PostMapping("/{site}/checklist/{item}/complete")
    @Returns
    ResponseEntity<Object> completeItem(@PathVariable String site, @PathVariable String item, Call call) {
        return Answers.ok(handler.completeItem(call.command(Map.of("site", site, "item", item)), site, item));
    }

    @Allowed("staff.site.open")
    @Duties({"T14"})
    @PostMapping("/{site}/open")
    @Returns
    ResponseEntity<Object> open(@PathVariable String site, Call call) {
        return Answers.ok(handler.open(call.command(Map.of("site", site)), site));
    }

    @Allowed("staff.site.close")
    @Duties({"T14"})
    @PostMapping("/{site}/close")
    @Returns
    ResponseEntity<Object> close(@PathVariable String site, Call call) {
        return Answers.ok(handler.close(call.command(Map.of("site", site)), site));
    }

    @Allowed("staff.site.set-establishment")
    @Duties({"T1"})
    @PutMapping("/{site}/establishment")
    @Returns
    ResponseEntity<Object> setEstablishment(
            @PathVariable String site, @Valid @RequestBody EstablishmentRequest request, Call call) {
        return Answers.ok(handler.setEstablishment(
                call.command(Map.of("site", site, "establishment", request.establishment())), site, request));
    }

    @Allowed(SiteHandler.READ)
    @Duties({"T1", "T14"})
    @GetMapping("/{site}")
    @Returns(Site.class)
    ResponseEntity<Object> read(@PathVariable String site, Call call) {
        Stored<Site> found = handler.read(site, call.caller().authority());
        return Answers.resource(found, found.state());
    }

    @Allowed(SiteHandler.READ)
    @Duties({"T1"})
    @GetMapping
    ResponseEntity<Page<Site>> list(
            @RequestParam(required = false) @Nullable @Size(max = 64) String region, Call call) {
        return Answers.page(
                handler.page(call.caller().authority(), region, call.page()).map(Stored::state));
    }
}
