package org.steward.security.round;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.AnyCaller;
import org.steward.platform.web.Duties;

/** How a walk stands; nothing is stored. */
@RestController
@RequestMapping("/api/security/v1/calculations")
class RoundCalculationController {

    @AnyCaller
    @Duties("S2")
    @PostMapping("/round")
    RoundRequest.Answer round(@RequestBody RoundRequest request) {
        return request.answer();
    }
}
