package org.steward.staff.leave;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.AnyCaller;
import org.steward.platform.web.Duties;

/** How much annual leave is due; nothing is stored. */
@RestController
@RequestMapping("/api/staff/v1/calculations")
class AnnualLeaveCalculationController {

    @AnyCaller
    @Duties("T5")
    @PostMapping("/annual-leave")
    AnnualLeaveRequest.Answer annualLeave(@RequestBody AnnualLeaveRequest request) {
        return request.answer();
    }
}
