package org.steward.staff.duty;

import jakarta.validation.Valid;
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
import org.steward.platform.document.Page;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** The company's duties, and the catalogue it can take over, over HTTP. */
@RestController
@RequestMapping("/api/staff/v1/company")
class DutyController {

    private final DutyHandler handler;
    private final CatalogueHandler adoption;
    private final Catalogue catalogue;

    DutyController(DutyHandler handler, CatalogueHandler adoption, Catalogue catalogue) {
        this.handler = handler;
        this.adoption = adoption;
        this.catalogue = catalogue;
    }

    /** What ships with the product. */
    record CatalogueAnswer(List<Catalogue.Post> positions, List<Catalogue.Entry> duties) {}

    @Allowed("staff.duty.read")
    @Duties({"T16"})
    @GetMapping("/duty-catalogue")
    CatalogueAnswer catalogue() {
        return new CatalogueAnswer(catalogue.posts(), catalogue.entries());
    }

    @Allowed("staff.duty.adopt")
    @Duties({"T16"})
    @PostMapping("/duty-catalogue/adopt")
    CatalogueHandler.Adopted adopt(@Valid @RequestBody DutyRequests.Adopt request, Call call) {
        return adoption.adopt(call.command(request), request);
    }

    @Allowed("staff.duty.draft")
    @Duties({"T16"})
    @PostMapping("/duties")
    @Returns(status = 201)
    ResponseEntity<Object> draft(@Valid @RequestBody DutyRequests.Draft request, Call call) {
        CommandResult result = handler.draft(call.command(request), request);
        return Answers.created(result, URI.create("/api/staff/v1/company/duties/" + result.id()));
    }

    @Allowed("staff.duty.revise")
    @Duties({"T16"})
    @PutMapping("/duties/{duty}")
    @Returns
    ResponseEntity<Object> revise(
            @PathVariable String duty, @Valid @RequestBody DutyRequests.Revise request, Call call) {
        return Answers.ok(handler.revise(call.command(Map.of("duty", duty, "body", request)), duty, request));
    }

    @Allowed("staff.duty.publish")
    @Duties({"T16"})
    @PostMapping("/duties/{duty}/publish")
    @Returns
    ResponseEntity<Object> publish(
            @PathVariable String duty, @Valid @RequestBody DutyRequests.Publish request, Call call) {
        return Answers.ok(handler.publish(call.command(Map.of("duty", duty, "body", request)), duty, request));
    }

    @Allowed("staff.duty.retire")
    @Duties({"T16"})
    @PostMapping("/duties/{duty}/retire")
    @Returns
    ResponseEntity<Object> retire(
            @PathVariable String duty, @Valid @RequestBody DutyRequests.Retire request, Call call) {
        return Answers.ok(handler.retire(call.command(Map.of("duty", duty, "body", request)), duty, request));
    }

    @Allowed("staff.duty.switch")
    @Duties({"T16"})
    @PostMapping("/duties/{duty}/switch")
    @Returns
    ResponseEntity<Object> turn(@PathVariable String duty, @Valid @RequestBody DutyRequests.Switch request, Call call) {
        return Answers.ok(handler.turn(call.command(Map.of("duty", duty, "body", request)), duty, request));
    }

    @Allowed("staff.duty.read")
    @Duties({"T16"})
    @GetMapping("/duties/{duty}")
    @Returns(Duty.class)
    ResponseEntity<Object> read(@PathVariable String duty) {
        Stored<Duty> found = handler.known(duty);
        return Answers.resource(found, found.state());
    }

    @Allowed("staff.duty.read")
    @Duties({"T16"})
    @GetMapping("/duties")
    ResponseEntity<Page<Duty>> list(
            @RequestParam @Nullable String position, @RequestParam Duty.@Nullable Status status, Call call) {
        return Answers.page(handler.page(position, status, call.page()).map(Stored::state));
    }
}
