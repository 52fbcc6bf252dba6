package org.steward.billing.tariff;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.AnyCaller;
import org.steward.platform.web.Duties;

/** What components come to for a period, and why; nothing is stored. */
@RestController
@RequestMapping("/api/billing/v1/calculations")
class ChargeCalculationController {

    @AnyCaller
    @Duties({"B7", "B8"})
    @PostMapping("/charge")
    ChargeCalculationRequest.Answer charge(@RequestBody ChargeCalculationRequest request) {
        return request.answer();
    }
}
