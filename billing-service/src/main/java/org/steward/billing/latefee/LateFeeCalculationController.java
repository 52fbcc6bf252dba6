package org.steward.billing.latefee;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.AnyCaller;
import org.steward.platform.web.Duties;

/** What paying late costs as of a date, and why; nothing is stored. */
@RestController
@RequestMapping("/api/billing/v1/calculations")
class LateFeeCalculationController {

    @AnyCaller
    @Duties("B12")
    @PostMapping("/late-fee")
    LateFee lateFee(@RequestBody LateFeeRequest request) {
        return request.answer();
    }
}
