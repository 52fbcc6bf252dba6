package org.steward.staff.workingdays;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.steward.platform.access.AnyCaller;
import org.steward.platform.web.Duties;

/** How many working days a period has; nothing is stored. */
@RestController
@RequestMapping("/api/staff/v1/calculations")
class WorkingDaysCalculationController {

    @AnyCaller
    @Duties("T5")
    @PostMapping("/working-days")
    WorkingDaysRequest.Answer workingDays(@RequestBody WorkingDaysRequest request) {
        return request.answer();
    }
}
