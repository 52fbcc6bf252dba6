package org.steward.security.coverage;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.AnyCaller;
import org.steward.platform.web.Duties;

/** Where guards are missing; nothing is stored. */
@RestController
@RequestMapping("/api/security/v1/calculations")
class CoverageCalculationController {

    @AnyCaller
    @Duties("S1")
    @PostMapping("/coverage")
    CoverageRequest.Answer coverage(@RequestBody CoverageRequest request) {
        return request.answer();
    }
}
