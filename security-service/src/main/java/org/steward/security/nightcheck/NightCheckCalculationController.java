package org.steward.security.nightcheck;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.AnyCaller;
import org.steward.platform.web.Duties;

/** How many night checks of a month count; nothing is stored. */
@RestController
@RequestMapping("/api/security/v1/calculations")
class NightCheckCalculationController {

    @AnyCaller
    @Duties("S4")
    @PostMapping("/night-checks")
    NightChecks nightChecks(@RequestBody NightChecksRequest request) {
        return request.answer();
    }
}
