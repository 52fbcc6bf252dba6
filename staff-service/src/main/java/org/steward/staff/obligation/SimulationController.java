package org.steward.staff.obligation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.Allowed;
import org.steward.platform.web.Duties;
import org.steward.staff.duty.TermsRequest;

/** A draft duty over the past; stores nothing. */
@RestController
@RequestMapping("/api/staff/v1/company/duties")
class SimulationController {

    private final SimulationHandler handler;

    SimulationController(SimulationHandler handler) {
        this.handler = handler;
    }

    /** Months, both included. */
    record Body(
            @Size(max = 64) String positionId,
            @Size(max = 64) String siteId,
            @Valid TermsRequest terms,
            YearMonth from,
            YearMonth to) {}

    @Allowed("staff.duty.simulate")
    @Duties({"T16"})
    @PostMapping("/simulate")
    SimulationHandler.Outcome simulate(@Valid @RequestBody Body body) {
        return handler.simulate(body.siteId(), body.positionId(), body.terms(), body.from(), body.to());
    }
}
