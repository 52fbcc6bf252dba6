package org.steward.staff.founding;

import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.document.Stored;
import org.steward.platform.web.Answers;
import org.steward.platform.web.Call;
import org.steward.platform.web.Duties;
import org.steward.platform.web.Returns;
import org.steward.staff.organisation.Company;

/** The company over HTTP. */
@RestController
@RequestMapping("/api/staff/v1/company")
class CompanyController {

    private final FoundingHandler handler;

    CompanyController(FoundingHandler handler) {
        this.handler = handler;
    }

    @Allowed(value = "staff.company.create", bootstrap = true)
    @Duties({"T1"})
    @PostMapping
    @Returns(value = Founding.class, status = 201)
    ResponseEntity<Object> found(@Valid @RequestBody FoundRequest request, Call call) {
        return Answers.created(
                handler.found(call.command(request), call.caller(), request), URI.create("/api/staff/v1/company"));
    }

    @Allowed("staff.company.read")
    @Duties({"T1"})
    @GetMapping
    @Returns(Founding.class)
    ResponseEntity<Object> read() {
        Stored<Company> company = handler.known();
        return Answers.resource(company, handler.progress(company.state()));
    }
}
