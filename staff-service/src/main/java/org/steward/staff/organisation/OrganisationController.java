package org.steward.staff.organisation;

import jakarta.validation.Valid;
import java.net.URI;
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

/** Regions over HTTP; the company itself is founded and read through {@code founding}. */
@RestController
@RequestMapping("/api/staff/v1/company/regions")
class OrganisationController {

    private final OrganisationHandler handler;

    OrganisationController(OrganisationHandler handler) {
        this.handler = handler;
    }

    @Allowed("staff.region.create")
    @Duties({"T1"})
    @PostMapping
    @Returns(status = 201)
    ResponseEntity<Object> create(@Valid @RequestBody CreateRegionRequest request, Call call) {
        CommandResult result = handler.createRegion(call.command(request), request);
        return Answers.created(result, URI.create("/api/staff/v1/company/regions/" + result.id()));
    }

    @Allowed("staff.region.read")
    @Duties({"T1"})
    @GetMapping("/{region}")
    @Returns(Region.class)
    ResponseEntity<Object> read(@PathVariable String region) {
        Stored<Region> found = handler.knownRegion(region);
        return Answers.resource(found, found.state());
    }

    @Allowed("staff.region.read")
    @Duties({"T1"})
    @GetMapping
    ResponseEntity<Page<Region>> list(Call call) {
        return Answers.page(handler.regions(call.page()).map(Stored::state));
    }
}
