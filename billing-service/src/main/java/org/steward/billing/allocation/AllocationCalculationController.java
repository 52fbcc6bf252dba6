package org.steward.billing.allocation;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.AnyCaller;
import org.steward.platform.web.Duties;

/** Which open items a payment would settle; nothing is stored. */
@RestController
@RequestMapping("/api/billing/v1/calculations")
class AllocationCalculationController {

    @AnyCaller
    @Duties("B1")
    @PostMapping("/allocation")
    Allocations allocation(@RequestBody AllocationRequest request) {
        return request.answer();
    }
}
