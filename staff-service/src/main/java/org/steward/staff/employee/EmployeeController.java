package org.steward.staff.employee;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
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
import org.steward.platform.command.Command;
import org.steward.platform.command.CommandResult;
import org.steward.platform.document.Page;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;

/** Employees over HTTP. */
@RestController
@RequestMapping("/api/staff/v1")
class EmployeeController {

    private final EmployeeHandler handler;
    private final Clock clock;

    EmployeeController(EmployeeHandler handler, Clock clock) {
        this.handler = handler;
        this.clock = clock;
    }

    @Allowed("staff.employee.join")
    @Duties({"T3"})
    @PostMapping("/company/employees")
    @Returns(status = 201)
    ResponseEntity<Object> join(@Valid @RequestBody EmployeeRequests.Join request, Call call) {
        CommandResult result = handler.join(call.command(request), request);
        return Answers.created(result, URI.create("/api/staff/v1/company/employees/" + result.id()));
    }

    @Allowed("staff.employee.assign")
    @Duties({"T3"})
    @PostMapping("/company/employees/{employeeId}/assign")
    @Returns(EmployeeDecisions.Placed.class)
    ResponseEntity<Object> assign(
            @PathVariable String employeeId, @Valid @RequestBody EmployeeRequests.Assign request, Call call) {
        return Answers.ok(handler.assign(command(call, employeeId, request), employeeId, request));
    }

    @Allowed("staff.employee.transfer")
    @Duties({"T3"})
    @PostMapping("/company/employees/{employeeId}/transfer")
    @Returns(EmployeeDecisions.Placed.class)
    ResponseEntity<Object> transfer(
            @PathVariable String employeeId, @Valid @RequestBody EmployeeRequests.Transfer request, Call call) {
        return Answers.ok(handler.transfer(command(call, employeeId, request), employeeId, request));
    }

    @Allowed("staff.employee.leave")
    @Duties({"T3"})
    @PostMapping("/company/employees/{employeeId}/leave")
    @Returns
    ResponseEntity<Object> leave(
            @PathVariable String employeeId, @Valid @RequestBody EmployeeRequests.Leave request, Call call) {
        return Answers.ok(handler.leave(command(call, employeeId, request), employeeId, request));
    }

    @Allowed("staff.employee.correct-number")
    @Duties({"T1"})
    @PostMapping("/company/employees/{employeeId}/correct-number")
    @Returns(EmployeeDecisions.Renumbered.class)
    ResponseEntity<Object> correctNumber(
            @PathVariable String employeeId, @Valid @RequestBody EmployeeRequests.CorrectNumber request, Call call) {
        return Answers.ok(handler.correctNumber(command(call, employeeId, request), employeeId, request));
    }

    @Allowed("staff.employee.change-personal")
    @Duties({"T1"})
    @PutMapping("/company/employees/{employeeId}/personal")
    @Returns
    ResponseEntity<Object> changePersonal(
            @PathVariable String employeeId, @Valid @RequestBody PersonalRequest request, Call call) {
        return Answers.ok(handler.changePersonal(command(call, employeeId, request), employeeId, request));
    }

    /** A POST, because looking at personal data is an act that is put on record. */
    @Allowed(value = "staff.employee.read-personal", privileged = true)
    @Duties({"T1"})
    @PostMapping("/company/employees/{employeeId}/personal/read")
    @Returns(EmployeeAnswers.Clear.class)
    ResponseEntity<Object> readPersonal(
            @PathVariable String employeeId, @Valid @RequestBody EmployeeRequests.ReadPersonal request, Call call) {
        return Answers.ok(handler.readPersonal(command(call, employeeId, request), employeeId, request));
    }

    @Allowed("staff.employee.read")
    @Duties({"T1"})
    @GetMapping("/company/employees/{employeeId}")
    @Returns(EmployeeAnswers.Full.class)
    ResponseEntity<Object> read(@PathVariable String employeeId) {
        Stored<Employee> found = handler.known(employeeId);
        return Answers.resource(found, EmployeeAnswers.Full.of(found.state(), clock.instant()));
    }

    @Allowed("staff.employee.read")
    @Duties({"T1"})
    @GetMapping("/company/employees")
    ResponseEntity<Page<EmployeeAnswers.Full>> list(
            @RequestParam(required = false) @Nullable @Size(max = 32) String employeeNumber, Call call) {
        return Answers.page(handler.page(employeeNumber, call.page())
                .map(stored -> EmployeeAnswers.Full.of(stored.state(), clock.instant())));
    }

    @Allowed("staff.site.employees.read")
    @Duties({"T1"})
    @GetMapping("/sites/{siteId}/employees")
    ResponseEntity<Page<EmployeeAnswers.AtSite>> atSite(@PathVariable String siteId, Call call) {
        return Answers.page(handler.atSite(siteId, call.page())
                .map(stored -> EmployeeAnswers.AtSite.of(stored.state(), siteId, clock.instant())));
    }

    private static Command command(Call call, String employeeId, Object body) {
        return call.command(Map.of("employeeId", employeeId, "body", body));
    }
}
