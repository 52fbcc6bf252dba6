package org.steward.staff.position;

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
import org.steward.platform.document.Page;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** Positions over HTTP. */
@RestController
@RequestMapping("/api/staff/v1/company/positions")
class PositionController {

    private final PositionHandler handler;

    PositionController(PositionHandler handler) {
        this.handler = handler;
    }

    @Allowed("staff.position.define")
    @Duties({"T1"})
    @PostMapping
    @Returns(status = 201)
    ResponseEntity<Object> define(@Valid @RequestBody DefinePositionRequest request, Call call) {
        CommandResult result = handler.define(call.command(request), request);
        return Answers.created(result, URI.create("/api/staff/v1/company/positions/" + result.id()));
    }

    @Allowed(value = "staff.position.change", privileged = true)
    @Duties({"T1"})
    @PutMapping("/{position}")
    @Returns
    ResponseEntity<Object> change(
            @PathVariable String position, @Valid @RequestBody PositionRequest request, Call call) {
        return Answers.ok(
                handler.change(call.command(Map.of("position", position, "change", request)), position, request));
    }

    @Allowed("staff.position.read")
    @Duties({"T1"})
    @GetMapping("/{position}")
    @Returns(Position.class)
    ResponseEntity<Object> read(@PathVariable String position) {
        Stored<Position> found = handler.known(position);
        return Answers.resource(found, found.state());
    }

    @Allowed("staff.position.read")
    @Duties({"T1"})
    @GetMapping
    ResponseEntity<Page<Position>> list(Call call) {
        return Answers.page(handler.page(call.page()).map(Stored::state));
    }
}
