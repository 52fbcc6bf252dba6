package org.steward.billing.apportionment;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.AnyCaller;
import org.steward.platform.web.Duties;

/** How a cost is split by weight; nothing is stored. */
@RestController
@RequestMapping("/api/billing/v1/calculations")
class ApportionmentCalculationController {

    @AnyCaller
    @Duties("B8")
    @PostMapping("/apportionment")
    ApportionmentRequest.Answer apportionment(@RequestBody ApportionmentRequest request) {
        return request.answer();
    }
}
