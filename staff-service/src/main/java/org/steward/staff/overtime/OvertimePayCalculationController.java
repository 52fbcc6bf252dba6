package org.steward.staff.overtime;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.AnyCaller;
import org.steward.platform.web.Duties;

/** What overtime is worth; nothing is stored. */
@RestController
@RequestMapping("/api/staff/v1/calculations")
class OvertimePayCalculationController {

    @AnyCaller
    @Duties("T5")
    @PostMapping("/overtime-pay")
    OvertimePayRequest.Answer overtimePay(@RequestBody OvertimePayRequest request) {
        return request.answer();
    }
}
